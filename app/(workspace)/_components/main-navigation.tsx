"use client";

import {
  IconAffiliate,
  IconBuildingBank,
  IconPlugConnected,
  IconReceipt2,
  IconWebhook,
} from "@tabler/icons-react";
import { usePathname } from "next/navigation";
import { PageLink } from "@/app/_components/page-link";
import { routes } from "@/lib/routes";
import classes from "./main-navigation.module.css";

const entries = [
  { href: routes.accounts(), label: "Accounts", Icon: IconBuildingBank },
  { href: routes.transactions(), label: "Transactions", Icon: IconReceipt2 },
  { href: routes.link(), label: "Link", Icon: IconPlugConnected },
  { href: routes.processors(), label: "Processors", Icon: IconAffiliate },
  { href: routes.webhooks(), label: "Webhooks", Icon: IconWebhook },
];

type Props = { onNavigate: () => void };

/** The pages of the workspace, the current one marked. */
export function MainNavigation({ onNavigate }: Props) {
  const pathname = usePathname();
  return (
    <ul className={classes.list}>
      {entries.map(({ href, label, Icon }) => (
        <li key={href}>
          <PageLink
            href={href}
            className={classes.link}
            onNavigate={onNavigate}
            aria-current={currentEntry(pathname) === href ? "page" : undefined}
          >
            <Icon size={18} stroke={1.75} aria-hidden />
            {label}
          </PageLink>
        </li>
      ))}
    </ul>
  );
}

/** The entry that a page belongs to. A bank's own pages are reached from its accounts, or its transactions. */
function currentEntry(pathname: string): string | undefined {
  if (pathname.startsWith(routes.item(""))) {
    return pathname.endsWith(routes.transactions()) ? routes.transactions() : routes.accounts();
  }
  return entries.find(({ href }) => pathname === href || pathname.startsWith(`${href}/`))?.href;
}

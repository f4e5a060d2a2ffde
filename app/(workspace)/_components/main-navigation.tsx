"use client";

import { usePathname } from "next/navigation";
import { PageLink } from "@/app/_components/page-link";
import { routes } from "@/lib/routes";
import classes from "./main-navigation.module.css";
import type { NavigationEntry } from "./navigation-entries";

type Props = { entries: NavigationEntry[]; onNavigate: () => void };

/** The pages of the workspace, the current one marked. */
export function MainNavigation({ entries, onNavigate }: Props) {
  const current = currentEntry(entries, usePathname());
  return (
    <ul className={classes.list}>
      {entries.map(({ href, label, icon }) => (
        <li key={href}>
          <PageLink
            href={href}
            className={classes.link}
            onNavigate={onNavigate}
            aria-current={current === href ? "page" : undefined}
          >
            {icon}
            {label}
          </PageLink>
        </li>
      ))}
    </ul>
  );
}

/** The entry that a page belongs to. A bank's own pages are reached from its accounts, or its transactions. */
function currentEntry(entries: NavigationEntry[], pathname: string): string | undefined {
  if (pathname.startsWith(routes.item(""))) {
    return pathname.endsWith(routes.transactions()) ? routes.transactions() : routes.accounts();
  }
  return entries.find(({ href }) => pathname === href || pathname.startsWith(`${href}/`))?.href;
}

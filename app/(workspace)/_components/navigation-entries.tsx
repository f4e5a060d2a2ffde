import {
  IconAffiliate,
  IconBuildingBank,
  IconPlugConnected,
  IconReceipt2,
  IconStethoscope,
  IconTerminal2,
  IconTimeline,
  IconWebhook,
} from "@tabler/icons-react";
import type { ReactNode } from "react";
import { doctorIsOn } from "@/lib/doctor/doctor-is-on";
import { playgroundIsOn } from "@/lib/gateway/playground-is-on";
import { routes } from "@/lib/routes";

/** A page of the workspace that the navigation leads to. */
export type NavigationEntry = { href: string; label: string; icon: ReactNode };

const icon = { size: 18, stroke: 1.75, "aria-hidden": true } as const;

/** The pages of the workspace. Rendered on the server, so that no browser has to load the icons' code. */
export const navigationEntries = (): NavigationEntry[] => [
  { href: routes.accounts(), label: "Accounts", icon: <IconBuildingBank {...icon} /> },
  { href: routes.transactions(), label: "Transactions", icon: <IconReceipt2 {...icon} /> },
  { href: routes.link(), label: "Link", icon: <IconPlugConnected {...icon} /> },
  { href: routes.sessions(), label: "Inspector", icon: <IconTimeline {...icon} /> },
  { href: routes.processors(), label: "Processors", icon: <IconAffiliate {...icon} /> },
  { href: routes.webhooks(), label: "Webhooks", icon: <IconWebhook {...icon} /> },
  ...(playgroundIsOn()
    ? [{ href: routes.playground(), label: "Playground", icon: <IconTerminal2 {...icon} /> }]
    : []),
  ...(doctorIsOn()
    ? [{ href: routes.doctor(), label: "Doctor", icon: <IconStethoscope {...icon} /> }]
    : []),
];

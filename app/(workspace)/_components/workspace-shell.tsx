"use client";

import { AppShell, AppShellHeader, AppShellNavbar, Burger } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { Brand } from "@/app/_components/brand";
import { useHydrated } from "@/lib/browser/use-hydrated";
import { routes } from "@/lib/routes";
import { AccountMenu } from "./account-menu";
import { MainNavigation } from "./main-navigation";
import type { NavigationEntry } from "./navigation-entries";
import classes from "./workspace-shell.module.css";

type Props = {
  person: { name: string | null; email: string | null };
  entries: NavigationEntry[];
  children: ReactNode;
};

/**
 * Header, navigation and main part around a signed-in page. On a phone the navigation folds away.
 * The main part stands beside Mantine's shell, not in it: the shell renders twice to begin with, and
 * React throws away what the server has sent of a part that is still waiting for its code then.
 */
export function WorkspaceShell({ person, entries, children }: Props) {
  const isHydrated = useHydrated();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <AppShell
        header={{ height: 56 }}
        navbar={{ width: 208, breakpoint: "sm", collapsed: { mobile: !isOpen } }}
      >
        <AppShellHeader className={classes.header}>
          <div className={classes.bar}>
            <Burger
              opened={isOpen}
              disabled={!isHydrated}
              onClick={() => setOpen(!isOpen)}
              hiddenFrom="sm"
              size="sm"
              aria-label="Navigation"
              aria-expanded={isOpen}
              aria-controls="navigation"
            />
            <Brand href={routes.accounts()} />
            <div className={classes.end}>
              <AccountMenu {...person} />
            </div>
          </div>
        </AppShellHeader>
        <AppShellNavbar
          id="navigation"
          aria-label="Main"
          className={classes.navbar}
          mod={{ opened: isOpen }}
        >
          <MainNavigation entries={entries} onNavigate={() => setOpen(false)} />
        </AppShellNavbar>
      </AppShell>
      <main id="main" tabIndex={-1} className={classes.main}>
        <div className={classes.content}>{children}</div>
      </main>
    </>
  );
}

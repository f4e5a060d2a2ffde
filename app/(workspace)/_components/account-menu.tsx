"use client";

import {
  Menu,
  MenuDivider,
  MenuDropdown,
  MenuItem,
  MenuLabel,
  MenuTarget,
  UnstyledButton,
} from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconLogout, IconSettings } from "@tabler/icons-react";
import { useState } from "react";
import { ColorSchemeItems } from "@/app/_components/color-scheme-items";
import { PageLink } from "@/app/_components/page-link";
import { signOut } from "@/lib/browser/sign-out";
import { useHydrated } from "@/lib/browser/use-hydrated";
import { routes } from "@/lib/routes";
import classes from "./account-menu.module.css";

type Props = { name: string | null; email: string | null };

/** Who is signed in, the colour scheme, and the way out. */
export function AccountMenu({ name, email }: Props) {
  const [isLeaving, setLeaving] = useState(false);
  const isHydrated = useHydrated();
  const shown = name ?? email ?? "Signed in";

  async function leave() {
    setLeaving(true);
    try {
      await signOut();
    } catch {
      setLeaving(false);
      notifications.show({
        color: "red",
        title: "Signing out did not work",
        message: "You may still be signed in. Try again in a moment.",
      });
    }
  }

  return (
    <Menu
      position="bottom-end"
      width={230}
      withinPortal={false}
      withInitialFocusPlaceholder={false}
    >
      <MenuTarget>
        <UnstyledButton
          className={classes.target}
          disabled={!isHydrated}
          aria-label={`Account menu, ${shown}`}
        >
          <span className={classes.initial} data-initial={shown.charAt(0)} />
          <span className={classes.name}>{shown}</span>
        </UnstyledButton>
      </MenuTarget>
      <MenuDropdown>
        <MenuLabel className={classes.who}>
          {name && <strong>{name}</strong>}
          {email}
        </MenuLabel>
        <MenuDivider />
        <ColorSchemeItems />
        <MenuDivider />
        <MenuItem
          component={PageLink}
          href={routes.settings()}
          leftSection={<IconSettings size={16} aria-hidden />}
        >
          Settings
        </MenuItem>
        <MenuItem
          leftSection={<IconLogout size={16} aria-hidden />}
          closeMenuOnClick={false}
          disabled={isLeaving}
          onClick={leave}
        >
          {isLeaving ? "Signing out" : "Sign out"}
        </MenuItem>
      </MenuDropdown>
    </Menu>
  );
}

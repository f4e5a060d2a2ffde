"use client";

import { ActionIcon, Menu, MenuDropdown, MenuTarget } from "@mantine/core";
import { IconContrast } from "@tabler/icons-react";
import { useHydrated } from "@/lib/browser/use-hydrated";
import classes from "./action-button.module.css";
import { ColorSchemeItems } from "./color-scheme-items";

/** The colour scheme switch of the pages that have no account menu. */
export function ColorSchemeMenu() {
  const isHydrated = useHydrated();
  return (
    <Menu
      position="bottom-end"
      width={180}
      withinPortal={false}
      withInitialFocusPlaceholder={false}
    >
      <MenuTarget>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label="Colour scheme"
          disabled={!isHydrated}
          className={isHydrated ? undefined : classes.waiting}
        >
          <IconContrast size={20} aria-hidden />
        </ActionIcon>
      </MenuTarget>
      <MenuDropdown>
        <ColorSchemeItems />
      </MenuDropdown>
    </Menu>
  );
}

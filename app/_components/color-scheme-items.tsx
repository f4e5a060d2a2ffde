"use client";

import { MenuLabel, MenuRadioGroup, MenuRadioItem, useMantineColorScheme } from "@mantine/core";
import { useId } from "react";

type Scheme = "light" | "dark" | "auto";

const schemes: { value: Scheme; label: string }[] = [
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
  { value: "auto", label: "System" },
];

/** The choice of colour scheme, as items of a menu. It is remembered in this browser. */
export function ColorSchemeItems() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const labelId = useId();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is not allowed inside a menu.
    <div role="group" aria-labelledby={labelId}>
      <MenuLabel id={labelId}>Colour scheme</MenuLabel>
      <MenuRadioGroup value={colorScheme} onChange={(value) => setColorScheme(value as Scheme)}>
        {schemes.map(({ value, label }) => (
          <MenuRadioItem key={value} value={value}>
            {label}
          </MenuRadioItem>
        ))}
      </MenuRadioGroup>
    </div>
  );
}

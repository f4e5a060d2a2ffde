"use client";

import { Button, type ButtonProps } from "@mantine/core";
import type { ComponentPropsWithRef } from "react";
import { useHydrated } from "@/lib/browser/use-hydrated";
import classes from "./action-button.module.css";

type Props = ButtonProps & Omit<ComponentPropsWithRef<"button">, keyof ButtonProps>;

/** A button that needs JavaScript. It takes no click before the page can answer it. */
export function ActionButton({ disabled, className, type = "button", ...button }: Props) {
  const isHydrated = useHydrated();
  return (
    <Button
      {...button}
      type={type}
      variant={button.variant ?? "filled"}
      loading={button.loading ?? false}
      disabled={disabled || !isHydrated}
      className={isHydrated || disabled ? className : `${className ?? ""} ${classes.waiting}`}
    />
  );
}

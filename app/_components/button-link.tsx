"use client";

import { Button, type ButtonProps } from "@mantine/core";
import type { ReactNode } from "react";
import { PageLink } from "./page-link";

type Props = ButtonProps & { href: string; prefetch?: boolean; children: ReactNode };

/** A link to one of our pages that looks like a button. */
export function ButtonLink(props: Props) {
  return <Button component={PageLink} {...props} />;
}

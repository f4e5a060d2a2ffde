"use client";

import dynamic from "next/dynamic";
import type { ComponentProps } from "react";
import type { UpdateButtons } from "../../link/_components/update-buttons";

const Buttons = dynamic(() =>
  import("../../link/_components/update-buttons").then((module) => module.UpdateButtons),
);

type Props = Omit<ComponentProps<typeof UpdateButtons>, "updates" | "size">;

/** Signs in at the bank again. What goes through Link is loaded where a bank needs it, and nowhere else. */
export function RepairButton(props: Props) {
  return <Buttons {...props} updates={["reauth"]} size="xs" />;
}

"use client";

import { routes } from "@/lib/routes";
import { ErrorPanel } from "../_components/error-panel";

type Props = { error: unknown; retry: () => void };

/** Stands in for a signed-in page; the frame around it keeps working. */
export default function WorkspaceError({ error, retry }: Props) {
  return (
    <ErrorPanel error={error} retry={retry} home={{ href: routes.link(), label: "Go to Link" }} />
  );
}

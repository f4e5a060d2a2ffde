"use client";

import { routes } from "@/lib/routes";
import { ErrorPanel } from "./_components/error-panel";
import { PublicFrame } from "./_components/public-frame";

type Props = { error: unknown; retry: () => void };

/** Stands in for any page, and for the frame of the signed-in ones when that fails. */
export default function RootError({ error, retry }: Props) {
  return (
    <PublicFrame>
      <ErrorPanel
        error={error}
        retry={retry}
        home={{ href: routes.home(), label: "Go to the start" }}
      />
    </PublicFrame>
  );
}

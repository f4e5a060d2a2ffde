"use client";

import Link, { useLinkStatus } from "next/link";
import { type ComponentProps, useEffect } from "react";
import { beginWork } from "@/lib/browser/pending-work";

type Props = ComponentProps<typeof Link>;

/** A link to one of our pages. The progress bar shows while the page is on its way. */
export function PageLink({ children, ...link }: Props) {
  return (
    <Link {...link}>
      {children}
      <Waiting />
    </Link>
  );
}

function Waiting() {
  const { pending } = useLinkStatus();
  useEffect(() => (pending ? beginWork() : undefined), [pending]);
  return null;
}

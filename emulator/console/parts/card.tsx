/** @jsxImportSource hono/jsx */
import type { PropsWithChildren } from "hono/jsx";

/** A part of a page under a heading of its own. */
export const Card = ({
  title,
  id,
  children,
}: PropsWithChildren<{ title: string; id?: string }>) => (
  <section class="card" id={id} aria-label={title}>
    <h2>{title}</h2>
    {children}
  </section>
);

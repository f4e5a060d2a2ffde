/** @jsxImportSource hono/jsx */
import type { Child } from "hono/jsx";

/** Names and what they are. What is null is shown as a dash. */
export const Facts = ({ facts }: { facts: Readonly<Record<string, Child>> }) => (
  <dl class="facts">
    {Object.entries(facts).map(([name, value]) => (
      <>
        <dt>{name}</dt>
        <dd>{value ?? "–"}</dd>
      </>
    ))}
  </dl>
);

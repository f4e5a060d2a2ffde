/** @jsxImportSource hono/jsx */

const good: ReadonlySet<string> = new Set(["success", "delivered", "healthy", "read"]);
const bad: ReadonlySet<string> = new Set(["failed", "refused", "dead", "cut off"]);

/** A state in a word, in a colour where it is good or bad. Error codes and statuses are states too. */
export const State = ({ of }: { of: string | number }) => {
  const isGood = typeof of === "number" ? of < 300 : good.has(of);
  const isBad = typeof of === "number" ? of >= 400 : bad.has(of) || /^[A-Z_]+$/.test(of);
  return <span class={isGood ? "state good" : isBad ? "state bad" : "state"}>{of}</span>;
};

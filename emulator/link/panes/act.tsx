/** @jsxImportSource hono/jsx */
import type { Child } from "hono/jsx";
import type { LinkAction } from "../link-action";

type Props = {
  action: LinkAction["action"];
  /** Sends itself whenever its input changes, and renews only the results. */
  live?: boolean;
  /** Sends itself after this time. */
  afterMs?: number;
  children?: Child;
};

/** A form that takes the session a step further. */
export const Act = ({ action, live, afterMs, children }: Props) => (
  <form method="post" data-live={live} data-after-ms={afterMs}>
    <input type="hidden" name="action" value={action} />
    {children}
  </form>
);

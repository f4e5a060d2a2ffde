/** @jsxImportSource hono/jsx */
import type { Child } from "hono/jsx";
import type { LinkAction } from "../link-action";

type Props = {
  action: LinkAction["action"];
  /** For a button that stands outside of it. */
  id?: string;
  /** Sends itself whenever its input changes, and renews only the results. */
  live?: boolean;
  /** Sends itself after this time. */
  afterMs?: number;
  /** Sends itself again and again; the pane is renewed only where it has changed. */
  everyMs?: number;
  /** Opens this address in a window of its own before it sends itself. */
  opens?: string;
  children?: Child;
};

/** A form that takes the session a step further. */
export const Act = ({ action, id, live, afterMs, everyMs, opens, children }: Props) => (
  <form
    id={id}
    method="post"
    data-live={live}
    data-after-ms={afterMs}
    data-every-ms={everyMs}
    data-opens={opens}
  >
    <input type="hidden" name="action" value={action} />
    {children}
  </form>
);

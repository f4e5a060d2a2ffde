import type { LinkSession } from "../link-session";
import { freshProgress } from "./layer-progress";

/** A session of Layer: it has begun, and nobody sees it before the page submits a number and opens it. */
export const startLayer = (session: LinkSession): LinkSession => ({
  ...session,
  pane: { name: "layer-closed" },
  events: [],
  layer: freshProgress,
});

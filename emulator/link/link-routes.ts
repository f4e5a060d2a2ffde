import { Hono } from "hono";
import { type State } from "../state/state";

export function linkRoutes(_: { state: State; now: () => number }): Hono {
  return new Hono();
}

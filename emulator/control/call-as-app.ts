import { callApi } from "../call-api";
import { keys } from "../keys";
import type { State } from "../state/state";
import { ControlRefusal } from "./control-refusal";

/** Calls an operation with the app's keys, so that whatever is done by hand is done as the API does it. A refusal of Plaid's is told in its own words. */
export function callAsApp(
  context: { state: State; now: number },
  path: string,
  request: Record<string, unknown>,
): object {
  const headers = new Headers({ "content-type": "application/json" });
  const text = JSON.stringify({ ...keys, ...request });
  const { status, body } = callApi({ method: "POST", path, headers, text }, context);
  if (status === 200) return body;
  const { error_code: code, error_message: message } = body as Record<string, unknown>;
  throw new ControlRefusal(`${code}: ${message}`);
}

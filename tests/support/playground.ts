import { expect } from "vitest";
import { POST as playground } from "@/app/api/playground/[operation]/route";
import type { PlaygroundAnswer } from "@/lib/contracts/playground";
import { routes } from "@/lib/routes";
import { answerOf, params, post } from "./requests";

/** Sends a body to an operation of the playground, whatever it is. */
export const sendToPlayground = (cookie: string | undefined, operation: string, body: unknown) =>
  answerOf(
    playground(
      post(routes.api.playground(operation), body, cookie ? { cookie } : {}),
      params({ operation }),
    ),
  );

/** Sends a request that is expected to be made, and answers what came of it. */
export async function askPlayground(
  cookie: string,
  operation: string,
  request: Record<string, unknown>,
  more: { publicToken?: string } = {},
): Promise<PlaygroundAnswer> {
  const { status, body } = await sendToPlayground(cookie, operation, { request, ...more });
  if (status !== 200) throw new Error(`${operation} answered ${status}: ${JSON.stringify(body)}`);
  return body;
}

/** A request for Link as its preset "Standard" has it. */
export const standardLink = {
  client_name: "Plaid Link reference",
  language: "en",
  country_codes: ["US"],
  user: { client_user_id: "me" },
  products: ["transactions"],
};

/** What an answer tells of a call of which nothing came. */
export const nothing = {
  sessionId: null,
  linkToken: null,
  hostedLinkUrl: null,
  itemIds: [],
  processorTokenId: null,
};

/** An answer of Plaid's, with its status, ids and times. */
export const plaids = (path: string, body: object, status = 200) => ({
  path,
  status,
  durationMs: expect.any(Number),
  requestId: expect.any(String),
  headers: expect.objectContaining({ "content-type": expect.stringContaining("json") }),
  body: expect.objectContaining(body),
});

import { keepMessage } from "../../outbox/keep-message";
import type { LinkTokenRequest } from "../../requests/link-token-create-rules";
import type { LinkConfig } from "../../state/entities";
import type { State } from "../../state/state";

type Offer = {
  token: string;
  config: LinkConfig;
  request: LinkTokenRequest;
  /** The address of the emulator. */
  origin: string;
};

/** Makes a link token's Hosted page ready. Answers its address, which goes to the outbox if the app wants it sent. */
export function offerHosted(
  state: State,
  { token, config, request: { hosted_link, user }, origin }: Offer,
  now: number,
): string {
  const id = config.hosted?.id ?? "";
  const url = `${origin}/hl/${id}`;
  state.hostedLinks.set(id, token);

  const method = hosted_link?.delivery_method;
  if (method) {
    const to = (method === "sms" ? user?.phone_number : user?.email_address) ?? "";
    const text = `${config.clientName} asks you to link an account: ${url}`;
    keepMessage(state, { at: now, to, method, text, url });
  }
  return url;
}

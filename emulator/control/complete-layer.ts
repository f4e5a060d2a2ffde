import { z } from "zod";
import { actOnLink } from "../link/act-on-link";
import type { LinkAction } from "../link/link-action";
import { openLink } from "../link/open-link";
import { ids } from "../state/ids";
import type { State } from "../state/state";
import { ControlRefusal } from "./control-refusal";

/** Who goes through Layer, and with which token. The date of birth is given where the number alone is not enough. */
export const layerCompletion = z.strictObject({
  link_token: z.string(),
  phone_number: z.string(),
  date_of_birth: z.string().optional(),
});

/** What came of it. Where Layer is not available to the person, the app never opens it. */
export type LayerOutcome = { link_session_id: string; public_tokens: string[]; available: boolean };

/** Goes through Layer as a person would who shares everything as it is. */
export function completeLayer(
  state: State,
  { link_token, phone_number, date_of_birth }: z.output<typeof layerCompletion>,
  now: number,
): LayerOutcome {
  const moment = () => ({ at: now, requestId: ids.request() });
  let session = openLink(state, link_token, moment());
  if (!session.layer) throw new ControlRefusal("link_token is not one that opens Layer");
  const act = (action: LinkAction) => {
    session = actOnLink(state, session, action, moment());
  };

  act({ action: "submit_phone", phone_number });
  if (date_of_birth !== undefined) act({ action: "submit_date_of_birth", date_of_birth });
  const { availability, person } = session.layer;
  act({ action: "open" });
  act({ action: "continue" });
  act({ action: "submit_otp", otp: "123456" });
  act({ action: "share_identity" });
  const offered = (person?.banks ?? []).flatMap(({ institutionId, masks }) =>
    masks.map((key) => `${institutionId}:${key}`),
  );
  const isOne = session.accountSelect === "one";
  act({ action: "select_accounts", accounts: isOne ? offered.slice(0, 1) : offered });

  const token = session.layer?.profile?.publicToken;
  return {
    link_session_id: session.id,
    public_tokens: token ? [token] : [],
    available: availability === "ready",
  };
}

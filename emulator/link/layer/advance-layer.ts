import type { LayerTemplate } from "../../data/layer-templates";
import { handOff } from "../hand-off";
import type { LinkAction } from "../link-action";
import type { LinkSession } from "../link-session";
import { meetError } from "../meet-error";
import type { Moment } from "../moment";
import { otpOutcome } from "../otp-outcome";
import { recordEvent } from "../record-event";
import { showPane } from "../show-pane";
import type { IdentityForm } from "./identity-form";
import type { LayerPane } from "./layer-pane";
import type { LayerProgress } from "./layer-progress";
import { reviewIdentity } from "./review-identity";
import { submitBirthDateToLayer, submitPhoneToLayer } from "./submit-to-layer";

/** A Layer session after an action at one of its own panes. Pure, as `advanceSession` is, which hands them on. */
export function advanceLayer(
  session: LinkSession,
  pane: LayerPane,
  action: LinkAction,
  moment: Moment,
): LinkSession {
  const {
    layer,
    config: { layer: template },
  } = session;
  if (!layer || !template) return session;

  switch (pane.name) {
    case "layer-closed":
      if (action.action === "submit_phone") {
        return submitPhoneToLayer(session, template, action.phone_number, moment);
      }
      if (action.action === "submit_date_of_birth") {
        return submitBirthDateToLayer(session, template, action.date_of_birth, moment);
      }
      return action.action === "open" && layer.availability === "ready"
        ? open(session, moment)
        : session;
    case "layer-consent":
      if (action.action !== "continue") return session;
      return showPane(session, { name: "layer-verify", wrongCodes: 0 }, moment);
    case "layer-verify":
      if (action.action !== "submit_otp") return session;
      return submitOtp(session, layer, pane, action.otp, moment);
    case "layer-review":
      if (action.action !== "share_identity") return session;
      return shareIdentity(session, { layer, template }, action, moment);
    case "layer-accounts":
      if (action.action === "finish" && template.accounts === "optional") {
        return handOff(session, [], moment);
      }
      if (action.action !== "select_accounts") return session;
      return shareAccounts(session, layer, action.accounts, moment);
  }
}

function open(session: LinkSession, moment: Moment): LinkSession {
  const detail = { is_update_mode: "false", view_name: "CONSENT" };
  const opened = recordEvent(session, "OPEN", moment, detail);
  return showPane(opened, { name: "layer-consent" }, moment);
}

function submitOtp(
  session: LinkSession,
  layer: LayerProgress,
  { wrongCodes }: Extract<LayerPane, { name: "layer-verify" }>,
  typed: string,
  moment: Moment,
): LinkSession {
  const submitted = recordEvent(session, "SUBMIT_OTP", moment);
  switch (otpOutcome(typed, wrongCodes)) {
    case "wrong": {
      const pane = { name: "layer-verify", wrongCodes: wrongCodes + 1 } as const;
      return meetError({ ...submitted, pane }, "INVALID_OTP", moment);
    }
    case "refused": {
      const code = "PROFILE_AUTHENTICATION_FAILED";
      return showPane(submitted, { name: "problem", code }, moment);
    }
    case "right": {
      const known = {
        ...submitted,
        phone: layer.phone,
        layer: { ...layer, isAuthenticated: true },
      };
      const reviewing = showPane(known, { name: "layer-review", refused: null }, moment);
      return recordEvent(reviewing, "VERIFY_PHONE", moment);
    }
  }
}

/** What makes no sense is asked for again. Where Plaid knows no bank, there is nothing more to choose. */
function shareIdentity(
  session: LinkSession,
  { layer, template }: { layer: LayerProgress; template: LayerTemplate },
  typed: IdentityForm,
  moment: Moment,
): LinkSession {
  const { person } = layer;
  if (!person) return session;
  const review = reviewIdentity(person.identity, typed, { template, now: moment.at });
  if ("wrong" in review) {
    const refused = { typed, field: review.wrong };
    return { ...session, pane: { name: "layer-review", refused } };
  }
  const { identity, edited } = review;
  const reviewed = { ...session, layer: { ...layer, person: { ...person, identity }, edited } };
  return person.banks.length > 0
    ? { ...reviewed, pane: { name: "layer-accounts" } }
    : handOff(reviewed, [], moment);
}

/** Accounts are named by their bank and their key there. Only what was offered counts; choosing none, or too many, changes nothing. */
function shareAccounts(
  session: LinkSession,
  layer: LayerProgress,
  chosen: readonly string[],
  moment: Moment,
): LinkSession {
  const shared = (layer.person?.banks ?? [])
    .map(({ institutionId, masks }) => ({
      institutionId,
      masks: masks.filter((key) => chosen.includes(`${institutionId}:${key}`)),
    }))
    .filter(({ masks }) => masks.length > 0);
  const count = shared.flatMap(({ masks }) => masks).length;
  if (count === 0 || (session.accountSelect === "one" && count > 1)) return session;

  const [first, ...others] = shared;
  const institutionId = first && others.length === 0 ? first.institutionId : null;
  return handOff({ ...session, institutionId, layer: { ...layer, shared } }, [], moment);
}

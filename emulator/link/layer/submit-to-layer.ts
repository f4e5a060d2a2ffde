import { type LayerPerson, layerPeople, sampleIdentity } from "../../data/layer-people";
import type { LayerTemplate } from "../../data/layer-templates";
import { nothingKnown } from "../link-facts";
import type { LinkSession } from "../link-session";
import type { Moment } from "../moment";
import { phoneNumber } from "../phone-number";
import { recordEvent } from "../record-event";
import { savedForSession } from "../saved-for-session";
import { freshProgress, type LayerProgress } from "./layer-progress";

const eventNames = {
  ready: "LAYER_READY",
  "not available": "LAYER_NOT_AVAILABLE",
  "autofill not available": "LAYER_AUTOFILL_NOT_AVAILABLE",
} as const;

/** The session after the page submitted a phone number: Layer knows the person well enough, or it does not. */
export function submitPhoneToLayer(
  session: LinkSession,
  template: LayerTemplate,
  typed: string,
  moment: Moment,
): LinkSession {
  const phone = phoneNumber(typed)?.number ?? null;
  const person = personFor(session, phone);
  const isReady = person !== null && fits(person, template);
  return tell(session, { phone, person }, isReady ? "ready" : "not available", moment);
}

/**
 * The session after the page submitted a date of birth, which counts only where the number alone was
 * not enough. The right one finds all of an identity; banks it does not find.
 */
export function submitBirthDateToLayer(
  session: LinkSession,
  template: LayerTemplate,
  typed: string,
  moment: Moment,
): LinkSession {
  const { availability, phone, person: known } = session.layer ?? freshProgress;
  if (availability !== "not available") return session;

  const found = phone !== null && known ? sampleIdentity(phone) : null;
  const isRight = found !== null && typed.trim() === found.date_of_birth;
  const person = isRight && known ? { ...known, identity: found } : known;
  const isReady = isRight && person !== null && fits(person, template);
  return tell(session, { phone, person }, isReady ? "ready" : "autofill not available", moment);
}

function personFor(session: LinkSession, phone: string | null): LayerPerson | null {
  const person = layerPeople.get(phone ?? "");
  if (!person || phone === null) return null;
  const facts = { ...nothingKnown, saved: () => person.banks };
  return { ...person, banks: savedForSession(session, phone, facts) };
}

/** Whether there is anything to share, and everything that the template requires. */
function fits({ identity, banks }: LayerPerson, { fields, accounts }: LayerTemplate): boolean {
  const { phone_number, ...rest } = identity;
  const hasAnything = banks.length > 0 || Object.values(rest).some((value) => value !== null);
  const hasAll = Object.entries(rest).every(
    ([field, value]) => value !== null || fields[field as keyof typeof rest] !== "required",
  );
  return hasAnything && hasAll && (banks.length > 0 || accounts !== "required");
}

function tell(
  session: LinkSession,
  found: Pick<LayerProgress, "phone" | "person">,
  availability: keyof typeof eventNames,
  moment: Moment,
): LinkSession {
  const layer = { ...freshProgress, ...found, availability };
  return recordEvent({ ...session, layer }, eventNames[availability], moment);
}

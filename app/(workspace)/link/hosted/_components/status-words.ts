import type { LinkSessionAnswer, LinkSessionView } from "@/lib/contracts/link";
import { asSentence } from "../../../_components/as-sentence";
import { describeEvent } from "../../_components/describe-event";
import { inWords } from "../../_components/in-words";
import { type HostedPhase, lastSeen } from "./hosted-phase";

type Words = { title: string; text: string };

/** How a hosted session stands, as a heading and what it means. */
export function statusWords(phase: HostedPhase, { session, events }: LinkSessionAnswer): Words {
  switch (phase) {
    case "unavailable":
      return {
        title: "Plaid gave no link",
        text: "The session was made, but without a page of its own: Hosted Link is not enabled for the Plaid team of these keys.",
      };
    case "waiting":
      return {
        title: "Waiting for the link to be opened",
        text: "Send it to the person whose bank it is. This page tells as soon as something happens.",
      };
    case "in_progress": {
      const last = lastSeen(events);
      const latest = last ? ` Last: ${describeEvent(last).title}.` : "";
      return { title: "In progress on Plaid's page", text: `Somebody has opened it.${latest}` };
    }
    case "quiet":
      return {
        title: "Opened, but nothing happens there",
        text: "For ten minutes or more nothing has been heard. The link still works, so the person can go on or begin again.",
      };
    case "banks":
      return bankWords(session);
    case "left":
      return {
        title: "Left without linking a bank",
        text: `${reason(session)} ${
          session.hostedLinkUrl
            ? "The link still works until it expires: opening it again begins anew."
            : "The link has expired since."
        }`,
      };
    case "unopened":
      return {
        title: "The link expired without being opened",
        text: "Nobody has seen Plaid's page, so nothing was begun. Create another link and send it again.",
      };
    case "abandoned":
      return {
        title: "The link expired before anything was linked",
        text: "It was opened, and then neither finished nor left. The timeline shows how far it came.",
      };
  }
}

function bankWords({ banks }: LinkSessionView): Words {
  const named = (wanted: string) =>
    banks.filter(({ state }) => state === wanted).map((bank) => bank.institutionName ?? "The bank");
  const linked = named("linked");
  if (linked.length > 0) {
    return {
      title: `${list.format(linked)} ${linked.length === 1 ? "is" : "are"} linked`,
      text:
        linked.length === banks.length
          ? "The access token is stored, encrypted, on the server. The person has nothing left to do."
          : "Not every bank of this session is: see below.",
    };
  }
  const [duplicate] = named("duplicate");
  if (duplicate) {
    return {
      title: `${duplicate} is linked already`,
      text: "The person is through with Link. Decide below whether to link the bank once more.",
    };
  }
  const [linking] = named("linking");
  if (linking) return { title: `${linking} is being linked`, text: "It takes a second or two." };
  if (banks.length === 0) {
    return { title: "The session is finished", text: "Nothing of it is left among your banks." };
  }
  return {
    title: "The bank could not be linked",
    text: "The person is through with Link, but nothing could be stored. See below.",
  };
}

/** Plaid's own words come first. */
function reason({ exit }: LinkSessionView): string {
  const said = exit?.message && asSentence(exit.message);
  const stopped = exit?.status && `They stopped at: ${inWords(exit.status)}.`;
  return [said, stopped].filter(Boolean).join(" ") || "They closed Link, and gave no reason.";
}

const list = new Intl.ListFormat("en");

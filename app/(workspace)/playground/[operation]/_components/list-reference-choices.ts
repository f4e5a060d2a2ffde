import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { listItems } from "@/lib/data/items";
import { listLinkSessionViews } from "@/lib/data/link-session-views";
import { listProcessorTokens } from "@/lib/data/processor-tokens";
import type { Field } from "@/lib/playground/describe-fields";
import type { ReferenceKind } from "@/lib/playground/reference";
import { bankWords, modeWords, stateWords } from "../../../sessions/_components/session-words";
import type { ReferenceChoice, ReferenceChoices } from "./reference-choices";

/** What the references among some fields can be: things of the viewer's, newest first. Only what is needed is read. */
export async function listReferenceChoices(
  viewer: Viewer,
  fields: Field[],
): Promise<ReferenceChoices> {
  const kinds = kindsIn(fields);
  const banks = kinds.has("item") || kinds.has("account") ? await listBanks(viewer) : {};
  return {
    ...banks,
    ...(kinds.has("session") && { session: await listSessions(viewer) }),
    ...(kinds.has("processor-token") && { "processor-token": await listTokens(viewer) }),
    configured: [{ value: "configured", label: "As this server is configured" }],
    me: [{ value: "me", label: "You" }],
  };
}

const kindsIn = (fields: Field[]): Set<ReferenceKind> =>
  new Set(
    fields.flatMap(({ reference, children }) => [
      ...(reference ? [reference.kind] : []),
      ...kindsIn(children),
    ]),
  );

async function listBanks(viewer: Viewer): Promise<ReferenceChoices> {
  const items = (await listItems(viewer)).filter(({ state }) => state !== "removing");
  const names = distinct(items.map(({ institutionName }) => institutionName ?? "Unnamed bank"));
  return {
    item: items.map(({ id }, at) => ({ value: `item:${id}`, label: names[at] ?? "" })),
    account: items.flatMap(({ accounts }, at) =>
      accounts.map(({ id, name, mask }) => ({
        value: `account:${id}`,
        label: mask ? `${name} ••${mask}` : name,
        group: names[at] ?? "",
      })),
    ),
  };
}

async function listSessions(viewer: Viewer): Promise<ReferenceChoice[]> {
  const sessions = await listLinkSessionViews(viewer);
  return sessions.map((session) => ({
    value: `session:${session.id}`,
    label: [
      modeWords(session),
      ...bankWords(session),
      stateWords[session.state].toLowerCase(),
      `${session.createdAt.slice(0, 16).replace("T", " ")} UTC`,
    ].join(", "),
  }));
}

async function listTokens(viewer: Viewer): Promise<ReferenceChoice[]> {
  const tokens = await listProcessorTokens(viewer);
  return tokens
    .filter(({ revokedAt }) => !revokedAt)
    .map(({ id, processorName, account, item, lastFour }) => ({
      value: `processor-token:${id}`,
      label: `${processorName}, ${account.name} at ${item.institutionName ?? "a bank"} (…${lastFour})`,
    }));
}

/** Names that are told apart by a number where they are the same. */
function distinct(names: string[]): string[] {
  return names.map((name, at) => {
    const place = names.slice(0, at + 1).filter((one) => one === name).length;
    return names.filter((one) => one === name).length > 1 ? `${name} (${place})` : name;
  });
}

import { load, median, type Target } from "./load";
import { signIn } from "./sign-in";

const ROUNDS = 5;
const SECONDS = 5;
const GOAL = 0.5;

/**
 * `POST /api/link/sessions/:id/events`, signed in and with its database write, against a route of the
 * same server that does nothing. Both take turns on the same machine.
 */
export async function linkEvents(appUrl: string): Promise<string[]> {
  const headers = { cookie: await signIn(appUrl), origin: appUrl };
  const started = await fetch(`${appUrl}/api/link/tokens`, {
    method: "POST",
    headers: { ...headers, "content-type": "application/json" },
    body: JSON.stringify({ mode: "standard" }),
  });
  const { session } = await started.json();
  const at = new Date().toISOString();
  const ids = { linkSessionId: null, requestId: null };
  const ours: Target = {
    url: `${appUrl}/api/link/sessions/${session.id}/events`,
    headers,
    body: { events: [{ name: "OPEN", at, ...ids, detail: { view_name: "CONSENT" } }] },
  };
  const bare: Target = { url: `${appUrl}/api/health/live` };

  for (const target of [bare, ours]) await load(target, 3);
  const rounds: { bare: number; ours: number }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    rounds.push({
      bare: (await load(bare, SECONDS)).rps,
      ours: (await load(ours, SECONDS)).rps,
    });
  }
  const ratio = median(rounds.map((one) => one.ours / one.bare));
  if (ratio < GOAL) process.exitCode = 1;
  const perSecond = (name: "bare" | "ours") => median(rounds.map((one) => one[name])).toFixed(0);
  return [
    `events endpoint: ${perSecond("ours")} requests/s, a bare route ${perSecond("bare")}`,
    `ratio: ${ratio.toFixed(2)} (goal ${GOAL} or more${ratio < GOAL ? ", MISSED" : ""})`,
  ];
}

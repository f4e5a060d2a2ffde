import { median } from "./load";
import { personWithBanks } from "./person-with-banks";

const ROUNDS = 40;
const WARM_UP = 8;
const GOAL = 3;
const FEW = { items: 20, accounts: 5 };
const MANY = { items: 200, accounts: 5 };

/**
 * The accounts page, from the request to the last byte, for a person with many banks against one with
 * few. Both take turns in the same server.
 */
export async function accountsPage(appUrl: string, databaseUrl: string): Promise<string[]> {
  const few = await personWithBanks(FEW, appUrl, databaseUrl);
  const many = await personWithBanks(MANY, appUrl, databaseUrl);
  const times = { few: [] as number[], many: [] as number[] };
  for (let round = -WARM_UP; round < ROUNDS; round += 1) {
    const rounds = { few: await timeOf(appUrl, few), many: await timeOf(appUrl, many) };
    if (round < 0) continue;
    times.few.push(rounds.few);
    times.many.push(rounds.many);
  }
  const ratio = median(times.many) / median(times.few);
  if (ratio > GOAL) process.exitCode = 1;
  const told = (of: typeof FEW, ms: number[]) =>
    `${of.items} Items, ${of.items * of.accounts} accounts: p50 ${median(ms).toFixed(1)} ms`;
  return [
    told(FEW, times.few),
    told(MANY, times.many),
    `ratio: ${ratio.toFixed(2)} (goal ${GOAL} or less${ratio > GOAL ? ", MISSED" : ""})`,
  ];
}

async function timeOf(appUrl: string, cookie: string): Promise<number> {
  const begun = performance.now();
  const response = await fetch(`${appUrl}/accounts`, { headers: { cookie }, redirect: "error" });
  const html = await response.text();
  if (!html.includes("Bank 1")) throw new Error("The accounts page shows no bank.");
  return performance.now() - begun;
}

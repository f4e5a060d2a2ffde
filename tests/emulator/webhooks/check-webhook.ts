import { existsSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

/** The facts of Plaid's published API description, where they are at hand beside this repository. */
const file = path.resolve("../shared/contract/contract.mjs");

/** What is wrong with a webhook's body by that description, as far as it describes the webhook. */
export async function checkWebhook(body: Record<string, unknown>): Promise<string[]> {
  if (!existsSync(file)) return [];
  process.env.CONTRACT_MODULES = process.cwd();
  const contract = await import(/* @vite-ignore */ pathToFileURL(file).href);
  const problems: string[] = contract.checkWebhook(body);
  return problems.filter((problem) => !problem.startsWith("no schema is known"));
}

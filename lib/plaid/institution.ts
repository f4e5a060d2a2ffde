import "server-only";
import type { CountryCode } from "plaid";
import { env } from "@/lib/env";
import { plaidCall } from "./plaid-call";
import type { CallContext } from "./recorder";

type InstitutionFacts = { name: string; color: string | null };

const MAX_CACHED = 500;
const cached = new Map<string, { facts: InstitutionFacts; at: number }>();
const LIFETIME_MS = 24 * 60 * 60 * 1000;

/**
 * Name and colour of an institution. Kept for a day, since they hardly change and Plaid limits
 * this call per client.
 */
export async function getInstitution(
  context: CallContext,
  institutionId: string,
): Promise<InstitutionFacts> {
  const hit = cached.get(institutionId);
  if (hit && Date.now() - hit.at < LIFETIME_MS) return hit.facts;

  const { institution } = await plaidCall(
    { ...context, by: "lib/plaid/institution.ts#getInstitution" },
    (client, options) =>
      client.institutionsGetById(
        {
          institution_id: institutionId,
          country_codes: env().PLAID_COUNTRY_CODES as CountryCode[],
          options: { include_optional_metadata: true },
        },
        options,
      ),
    { timeoutMs: 2_500 },
  );
  const facts = { name: institution.name, color: hexColor(institution.primary_color) };

  const [oldest] = cached.keys();
  if (cached.size >= MAX_CACHED && oldest) cached.delete(oldest);
  cached.set(institutionId, { facts, at: Date.now() });
  return facts;
}

/** Nothing but a plain colour may reach a style attribute. */
const hexColor = (color: string | null | undefined) =>
  /^#[0-9a-fA-F]{6}$/.test(color ?? "") ? (color ?? null) : null;

import type { SandboxPublicTokenCreateRequest, SandboxPublicTokenCreateResponse } from "plaid";
import { z } from "zod";
import { bankAccounts } from "../data/bank-accounts";
import { calendar } from "../data/calendar";
import { findInstitution } from "../data/find-institution";
import { userGood } from "../data/login";
import { products } from "../data/products";
import { signIn } from "../data/sign-in";
import { type Answer, endpoint, type RequestFields } from "../endpoint";
import { addItem } from "../items/add-item";
import { issuePublicToken } from "../items/issue-public-token";
import { PlaidFailure } from "../plaid-failure";
import { url } from "../requests/url";
import { findUser } from "../users/find-user";

const USUAL_DAYS = 90;
const MOST_DAYS = 730;

const days = z.number().int().min(1).max(MOST_DAYS).optional();

const fields = {
  institution_id: z.string().min(1),
  initial_products: z.array(z.enum(products)).min(1),
  options: z
    .strictObject({
      webhook: url.optional(),
      override_username: z.string().nullish(),
      override_password: z.string().nullish(),
      transactions: z
        .strictObject({
          start_date: z.iso.date().optional(),
          end_date: z.iso.date().optional(),
          days_requested: days,
        })
        .nullish(),
      statements: z.strictObject({ start_date: z.iso.date(), end_date: z.iso.date() }).nullish(),
      income_verification: z
        .strictObject({
          income_source_types: z.array(z.enum(["bank", "payroll"])).optional(),
          bank_income: z.strictObject({ days_requested: days }).optional(),
        })
        .optional(),
    })
    .optional(),
  user_token: z.string().min(1).optional(),
  user_id: z.string().min(1).optional(),
} satisfies RequestFields<SandboxPublicTokenCreateRequest>;

/** `/sandbox/public_token/create`. Link is bypassed, so the Item has every account the test user has. */
export const sandboxPublicTokenCreate = endpoint(
  fields,
  (
    { institution_id, initial_products, options, user_token, user_id },
    { state, now },
  ): Answer<SandboxPublicTokenCreateResponse> => {
    const user = findUser(state, { user_token, user_id });
    const institution = findInstitution(institution_id);
    if (!institution) throw new PlaidFailure("INVALID_INSTITUTION");
    const unsupported = initial_products.filter((one) => !institution.products.includes(one));
    if (unsupported.length > 0) {
      throw new PlaidFailure(
        "PRODUCTS_NOT_SUPPORTED",
        `the following products are not supported by this institution: ${JSON.stringify(unsupported)}`,
      );
    }

    const login = {
      username: options?.override_username ?? userGood.username,
      password: options?.override_password ?? userGood.password,
    };
    const outcome = signIn(login.username, login.password);
    if (outcome.kind === "refused") throw new PlaidFailure(outcome.code);
    if (outcome.kind === "unsupported") {
      throw new PlaidFailure(
        "INVALID_FIELD",
        "options.override_username and options.override_password must be credentials that this version of the emulator knows",
      );
    }

    const item = addItem(
      state,
      {
        institution,
        login,
        products: initial_products,
        consentedProducts: initial_products,
        webhook: options?.webhook ?? null,
        daysRequested: daysRequested(options?.transactions, now),
        accountKeys: bankAccounts(login, institution).map(({ key }) => key),
        userId: user?.id ?? null,
      },
      now,
    );
    return { public_token: issuePublicToken(state, item.id, now) };
  },
);

/** How far back transactions go: as many days as asked for, or from a day on that is named instead. */
function daysRequested(
  transactions:
    | { start_date?: string | undefined; days_requested?: number | undefined }
    | null
    | undefined,
  now: number,
): number {
  const { start_date, days_requested } = transactions ?? {};
  if (!start_date) return days_requested ?? USUAL_DAYS;
  const days = calendar.toNumber(calendar.dayOf(now)) - calendar.toNumber(start_date);
  return Math.min(Math.max(days, 1), MOST_DAYS);
}

import type { LinkTokenCreateRequestEmployment } from "plaid";
import { z } from "zod";
import type { Wire } from "../wire";

/** `employment` of `/link/token/create`. */
export const employment = z.strictObject({
  employment_source_types: z.array(z.enum(["bank", "payroll"])).optional(),
  bank_employment: z.strictObject({ days_requested: z.number().int().min(1) }).optional(),
}) satisfies z.ZodType<Wire<LinkTokenCreateRequestEmployment>>;

import { z } from "zod";
import { isPlaidErrorCode } from "../plaid-errors";

/** A fault to arrange: what goes wrong on a path, and for how many calls. */
export const fault = z.strictObject({
  /** The path it strikes, of the API, of Link or of the partner; `*` is every one but the control API's. `webhooks` strikes the next delivery. */
  path: z.string().min(1),
  errorCode: z
    .string()
    .refine(isPlaidErrorCode, { error: "is not an error code that this emulator knows" })
    .optional(),
  status: z.number().int().min(200).max(599).optional(),
  /** Redirects there, with status 302 unless another is given. */
  location: z.url().optional(),
  delayMs: z.number().int().min(0).max(120_000).optional(),
  /** Cuts the connection without an answer. */
  reset: z.boolean().optional(),
  /** Answers a web page where JSON is due. */
  garbage: z.boolean().optional(),
  /** Does the work first, and only then delays or fails the answer. */
  afterEffect: z.boolean().optional(),
  times: z.number().int().min(1).max(1_000_000).default(1),
});

/** A checked fault. */
export type Fault = z.output<typeof fault>;

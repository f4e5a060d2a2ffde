import { z } from "zod";

const failed = z.object({
  response: z.object({
    status: z.number(),
    data: z.object({
      error_type: z.string(),
      error_code: z.string(),
      error_message: z.string(),
      display_message: z.string().nullable(),
      request_id: z.string().regex(/^[A-Za-z0-9]{15}$/),
    }),
  }),
});

/** How Plaid refused a call of the SDK, in the form that every refusal has. A call that succeeds has failed the test. */
export async function refusal(call: Promise<unknown>) {
  const thrown = await call.then(
    () => new Error("The call was not refused."),
    (reason: unknown) => reason,
  );
  const parsed = failed.safeParse(thrown);
  if (!parsed.success) throw thrown;
  const { status, data } = parsed.data.response;
  return { status, code: data.error_code, type: data.error_type, message: data.error_message };
}

import { z } from "zod";

const text = z.string().max(10_000);

/** What a person, or the page that embeds Link, can do in a session. Forms of the panes send these. */
export const linkAction = z.discriminatedUnion("action", [
  z.object({ action: z.literal("continue") }),
  z.object({ action: z.literal("skip_phone") }),
  z.object({ action: z.literal("search"), query: text }),
  z.object({ action: z.literal("select_institution"), institution_id: text }),
  z.object({
    action: z.literal("submit_credentials"),
    username: text,
    /** A custom user's is the JSON of all it has. */
    password: z.string().max(60_000),
  }),
  z.object({ action: z.literal("proceed") }),
  z.object({
    action: z.literal("select_accounts"),
    accounts: z.union([z.array(text).max(100), text.transform((one) => [one])]).default([]),
  }),
  z.object({ action: z.literal("finish") }),
  z.object({ action: z.literal("back") }),
  z.object({ action: z.literal("exit") }),
  z.object({ action: z.literal("confirm_exit") }),
  z.object({ action: z.literal("cancel_exit") }),
  z.object({ action: z.literal("force_exit") }),
  z.object({ action: z.literal("expire") }),
]);

/** A checked action. */
export type LinkAction = z.output<typeof linkAction>;

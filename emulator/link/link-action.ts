import { z } from "zod";
import { identityForm } from "./layer/identity-form";

const text = z.string().max(10_000);

/** A form sends a field as one text, or as a list where several of its name are filled in. */
const texts = z.union([z.array(text).max(100), text.transform((one) => [one])]).default([]);

/** What a person, or the page that embeds Link, can do in a session. Forms of the panes send these. */
export const linkAction = z.discriminatedUnion("action", [
  z.object({ action: z.literal("continue") }),
  z.object({ action: z.literal("skip_phone") }),
  z.object({ action: z.literal("submit_phone"), phone_number: text }),
  z.object({ action: z.literal("submit_known_phone") }),
  z.object({ action: z.literal("submit_date_of_birth"), date_of_birth: text }),
  z.object({ action: z.literal("open") }),
  z.object({ action: z.literal("submit_otp"), otp: text }),
  identityForm.extend({ action: z.literal("share_identity") }),
  z.object({ action: z.literal("share_saved"), institution_id: text, accounts: texts }),
  z.object({ action: z.literal("connect_new") }),
  z.object({ action: z.literal("search"), query: text }),
  z.object({ action: z.literal("select_institution"), institution_id: text }),
  z.object({
    action: z.literal("submit_credentials"),
    username: text,
    /** A custom user's is the JSON of all it has. */
    password: z.string().max(60_000),
  }),
  z.object({ action: z.literal("proceed") }),
  z.object({ action: z.literal("submit_mfa"), answers: texts }),
  z.object({ action: z.literal("open_oauth") }),
  z.object({ action: z.literal("check_oauth"), closed: z.boolean().default(false) }),
  z.object({ action: z.literal("select_accounts"), accounts: texts }),
  z.object({ action: z.literal("finish") }),
  z.object({ action: z.literal("add_another") }),
  z.object({ action: z.literal("back") }),
  z.object({ action: z.literal("exit") }),
  z.object({ action: z.literal("confirm_exit") }),
  z.object({ action: z.literal("cancel_exit") }),
  z.object({ action: z.literal("force_exit") }),
  z.object({ action: z.literal("heartbeat") }),
  z.object({ action: z.literal("time_out") }),
  z.object({ action: z.literal("expire") }),
]);

/** A checked action. */
export type LinkAction = z.output<typeof linkAction>;

import { z } from "zod";
import type { ItemState } from "./items";

/** Languages Link can speak. */
const linkLanguages = [
  "da",
  "nl",
  "en",
  "et",
  "fr",
  "de",
  "hi",
  "it",
  "lv",
  "lt",
  "no",
  "pl",
  "pt",
  "ro",
  "es",
  "sv",
  "vi",
] as const;

/** Body of `POST /api/link/tokens`. */
export const startLinkRequest = z.strictObject({
  mode: z.literal("standard"),
  language: z.enum(linkLanguages).default("en"),
});
export type StartLinkRequest = z.input<typeof startLinkRequest>;

/** Answer of `POST /api/link/tokens`, 201. The link token goes to Link and nowhere else. */
export type StartLinkAnswer = {
  session: { id: string; mode: "standard"; state: "open"; expiresAt: string };
  linkToken: string;
};

/** Body of `POST /api/link/sessions/:id/complete`. */
export const completeLinkRequest = z.strictObject({
  /** What Link's onSuccess gave, `public-<environment>-<uuid>`. */
  publicTokens: z
    .array(
      z
        .string()
        .max(100)
        .regex(
          /^public-(sandbox|production)-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
          "is not a public token",
        ),
    )
    .min(1)
    .max(20),
});
export type CompleteLinkRequest = z.input<typeof completeLinkRequest>;

/** Answer of `POST /api/link/sessions/:id/complete`, 200 however often it is called. */
export type CompleteLinkAnswer = {
  items: { id: string; institutionName: string | null; state: ItemState }[];
};

import { describe, expect, test } from "vitest";
import { dutch } from "@/emulator/link/messages/dutch";
import { english } from "@/emulator/link/messages/english";
import { french } from "@/emulator/link/messages/french";
import { german } from "@/emulator/link/messages/german";
import { italian } from "@/emulator/link/messages/italian";
import type { MessageKey } from "@/emulator/link/messages/messages";
import { portuguese } from "@/emulator/link/messages/portuguese";
import { spanish } from "@/emulator/link/messages/spanish";
import { translator } from "@/emulator/link/messages/translator";
import { freshEmulator } from "../api-client";

const blanks = (text: string) => (text.match(/\{\w+\}/g) ?? []).toSorted();

describe("Link's texts", () => {
  test.each(Object.entries({ dutch, french, german, italian, portuguese, spanish }))(
    "have the same blanks in %s as in English, and none is empty",
    (_, messages) => {
      for (const [key, text] of Object.entries(messages)) {
        expect(text.trim(), key).not.toBe("");
        expect(blanks(text), key).toEqual(blanks(english[key as MessageKey]));
      }
    },
  );

  test.each([
    { language: "es", text: "Continuar" },
    { language: "fr", text: "Continuer" },
    { language: "de", text: "Weiter" },
    { language: "nl", text: "Doorgaan" },
    { language: "pt", text: "Continuar" },
    { language: "it", text: "Continua" },
    { language: "hi", text: "Continue" },
  ])("are those of the token's language: $language", async ({ language, text }) => {
    const { emulator, linkToken } = freshEmulator();
    const request = new Request("http://localhost/link/v2/stable/sessions", {
      method: "POST",
      body: JSON.stringify({ link_token: await linkToken({ language }) }),
    });

    const view = await (await emulator.fetch(request)).json();

    expect(view.html).toContain(text);
    expect(view.language).toBe(language === "hi" ? "en" : language);
  });

  test("keep what is filled in as it is", () => {
    expect(translator("en")("loginTitle", { bank: "{client} & Co" })).toBe(
      "Log in to {client} & Co",
    );
  });
});

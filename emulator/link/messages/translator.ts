import { dutch } from "./dutch";
import { english } from "./english";
import { french } from "./french";
import { german } from "./german";
import { italian } from "./italian";
import type { MessageKey, Messages } from "./messages";
import { portuguese } from "./portuguese";
import { spanish } from "./spanish";

const catalogues: Readonly<Record<string, Messages>> = {
  de: german,
  en: english,
  es: spanish,
  fr: french,
  it: italian,
  nl: dutch,
  pt: portuguese,
};

/** Says one of Link's texts, with its blanks filled in, in the language it names. */
export type Translator = {
  readonly language: string;
  (key: MessageKey, values?: Readonly<Record<string, string | number>>): string;
};

/** The translator of a link token's language; English for a language that has no texts here. */
export function translator(language: string): Translator {
  const known = Object.hasOwn(catalogues, language) ? language : "en";
  const messages = catalogues[known] ?? english;
  const translate = (key: MessageKey, values: Readonly<Record<string, string | number>> = {}) =>
    messages[key].replace(/\{(\w+)\}/g, (blank, name: string) => String(values[name] ?? blank));
  return Object.assign(translate, { language: known });
}

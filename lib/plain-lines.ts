/**
 * A text as it may be printed, whatever others have put into it: no control character but line ends,
 * tabs and colours acts on a terminal, and no line after the first could be taken for an entry of the log.
 */
export const plainLines = (text: string): string =>
  text
    .replace(/\p{Cc}/gu, (character, at: number) =>
      isHarmless(character, text, at) ? character : escaped(character),
    )
    .replace(/\n(?=[^\S\n]*\{)/g, "\n| ");

const COLOUR = /\[[\d;]*m/y;

function isHarmless(character: string, text: string, at: number): boolean {
  if (character === "\n" || character === "\t") return true;
  if (character === "\r") return text[at + 1] === "\n";
  if (character !== "\u001b") return false;
  COLOUR.lastIndex = at + 1;
  return COLOUR.test(text);
}

/** As JSON has it, so that an entry of the log stays one. */
const escaped = (character: string) =>
  `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;

/** An element of a document, with what was written in it. */
export type Element = { name: string; attributes: Record<string, string>; text: string };

/** What XML 1.0 has no place for, halves of signs among it. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const FORBIDDEN = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Surrogate}/u;
const TOKEN = /<(\/?)([a-z]+)((?: [A-Za-z][A-Za-z0-9-]*="[^"<]*")*)(\/?)>|([^<>]+)/y;
const REFERENCE = /&(?!#\d+;)/;

/**
 * Reads a document as strictly as an XML parser does, of that part of XML that a drawing needs:
 * elements, attributes and text. Answers its elements in the order in which they begin.
 *
 * @throws where it is not well-formed
 */
export function readXml(document: string): Element[] {
  if (FORBIDDEN.test(document)) throw new Error("There is a sign that XML does not allow.");
  if (REFERENCE.test(document)) throw new Error("There is an & that begins no reference.");
  const elements: Element[] = [];
  const open: Element[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < document.length) {
    const at = TOKEN.lastIndex;
    const [, slash, name = "", attributes = "", end, text] = TOKEN.exec(document) ?? [];
    if (TOKEN.lastIndex === 0)
      throw new Error(`No markup begins like ${document.slice(at, at + 80)}`);
    if (text !== undefined) {
      const [parent] = open.slice(-1);
      if (parent) parent.text += plain(text);
      else if (text.trim()) throw new Error("There is text outside of the document.");
    } else if (slash) {
      if (open.pop()?.name !== name) throw new Error(`</${name}> ends what did not begin.`);
    } else {
      const element = { name, attributes: attributesOf(attributes), text: "" };
      if (elements.length > 0 && open.length === 0) throw new Error("There is a second root.");
      elements.push(element);
      if (!end) open.push(element);
    }
  }
  if (open.length > 0) throw new Error(`<${open.at(-1)?.name}> does not end.`);
  return elements;
}

function attributesOf(written: string): Record<string, string> {
  const pairs = [...written.matchAll(/ ([A-Za-z][A-Za-z0-9-]*)="([^"]*)"/g)];
  const attributes = Object.fromEntries(pairs.map(([, name, value = ""]) => [name, plain(value)]));
  if (Object.keys(attributes).length < pairs.length)
    throw new Error("An attribute is there twice.");
  return attributes;
}

const plain = (text: string) =>
  text.replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)));

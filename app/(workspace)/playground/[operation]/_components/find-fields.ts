import type { Field } from "@/lib/playground/describe-fields";

/** A field that can be reached without being an entry of a list, with all that it stands in, outermost first. */
export type FoundField = { field: Field; within: Field[] };

/** Every field of a request, outside lists. */
export const everyField = (fields: Field[], within: Field[] = []): FoundField[] =>
  fields.flatMap((field) => [
    { field, within },
    ...(field.kind === "object" ? everyField(field.children, [...within, field]) : []),
  ]);

/** Those whose name or help has every word that is searched for. Names come before help, and short paths before long ones. */
export function findFields(all: FoundField[], query: string, most: number): FoundField[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const rank = ({ field }: FoundField) => {
    const path = field.path.toLowerCase();
    if (words.every((word) => field.key.toLowerCase().includes(word))) return 0;
    if (words.every((word) => path.includes(word))) return 1;
    const text = `${path} ${field.help.toLowerCase()}`;
    return words.every((word) => text.includes(word)) ? 2 : null;
  };
  return all
    .flatMap((found) => {
      const place = rank(found);
      return place === null ? [] : [{ found, place }];
    })
    .sort((a, b) => a.place - b.place || a.found.within.length - b.found.within.length)
    .slice(0, most)
    .map(({ found }) => found);
}

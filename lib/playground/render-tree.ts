import type { SnippetNode } from "./snippet-tree";

/** How a language writes what a tree is made of. */
export type Notation = {
  value: (value: string | number | boolean | null) => string;
  variable: (name: string) => string;
  member: (sdkEnum: string, value: string) => string;
  key: (key: string) => string;
  /** Spaces of one level. */
  indent: number;
  trailingComma: boolean;
};

const LINE_MAX = 72;

/** A tree in a language's own notation: short lists on one line, objects a line a field. */
export function renderTree(node: SnippetNode, notation: Notation, level = 0): string {
  switch (node.kind) {
    case "value":
      return notation.value(node.value);
    case "variable":
      return notation.variable(node.name);
    case "member":
      return notation.member(node.sdkEnum, node.value);
    case "list": {
      const entries = node.entries.map((entry) => renderTree(entry, notation, level + 1));
      const line = `[${entries.join(", ")}]`;
      if (line.length <= LINE_MAX && !line.includes("\n")) return line;
      return block("[", entries, "]", notation, level);
    }
    case "object": {
      const fields = node.fields.map(
        ([key, field]) => `${notation.key(key)}: ${renderTree(field, notation, level + 1)}`,
      );
      return fields.length === 0 ? "{}" : block("{", fields, "}", notation, level);
    }
  }
}

function block(
  open: string,
  lines: string[],
  close: string,
  { indent, trailingComma }: Notation,
  level: number,
): string {
  const inner = " ".repeat(indent * (level + 1));
  const end = trailingComma ? "," : "";
  return `${open}\n${lines.map((line) => inner + line).join(",\n")}${end}\n${" ".repeat(indent * level)}${close}`;
}

const isIndex = (segment: string) => /^\d+$/.test(segment);

/** The value at a path such as `options.account_ids.0`; undefined where there is none. The empty path is the whole. */
export function valueAt(whole: unknown, path: string): unknown {
  if (path === "") return whole;
  let value = whole;
  for (const segment of path.split(".")) {
    if (typeof value !== "object" || value === null) return undefined;
    value = (value as Record<string, unknown>)[segment];
  }
  return value;
}

/** A copy with another value at a path; what leads there is made where it is missing. The rest is shared. */
export function withValueAt(whole: unknown, path: string, value: unknown): unknown {
  return path === "" ? value : change(whole, path.split("."), value);
}

function change(whole: unknown, [segment = "", ...rest]: string[], value: unknown): unknown {
  const inner = rest.length === 0 ? value : change(valueAt(whole, segment), rest, value);
  if (isIndex(segment)) {
    const copy = Array.isArray(whole) ? [...whole] : [];
    copy[Number(segment)] = inner;
    return copy;
  }
  return { ...(typeof whole === "object" && !Array.isArray(whole) ? whole : {}), [segment]: inner };
}

/** A copy without what is at a path. The entries of a list after it move up. */
export function withoutValueAt(whole: unknown, path: string): unknown {
  const end = path.lastIndexOf(".");
  const parentPath = end === -1 ? "" : path.slice(0, end);
  const segment = path.slice(end + 1);
  const parent = valueAt(whole, parentPath);
  if (Array.isArray(parent)) {
    return withValueAt(
      whole,
      parentPath,
      parent.filter((_, index) => index !== Number(segment)),
    );
  }
  if (typeof parent !== "object" || parent === null) return whole;
  const rest = Object.entries(parent).filter(([key]) => key !== segment);
  return withValueAt(whole, parentPath, Object.fromEntries(rest));
}

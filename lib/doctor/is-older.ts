import "server-only";

/** Whether a version is older than another: `1.9.0` than `1.10.0`. A pre-release counts as its release. */
export function isOlder(version: string, than: string): boolean {
  const [mine, other] = [version, than].map((text) => text.split(/[.-]/, 3).map(Number));
  for (const [index, part] of (other ?? []).entries()) {
    const own = mine?.[index] ?? 0;
    if (own !== part) return own < part;
  }
  return false;
}

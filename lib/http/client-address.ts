import "server-only";
import { isIP } from "node:net";

/**
 * The network address that a request comes from, for counting: IPv6 is cut to its first half, since
 * one household has all of the rest. scripts/serve.mjs leaves nothing in `X-Forwarded-For` that it
 * does not vouch for. A request without a readable address shares one name with all others like it.
 */
export function clientAddress(request: Request): string {
  const told = request.headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() ?? "";
  const address = told.replace(/^::ffff:(?=\d+\.)/i, "");
  if (isIP(address) === 4) return address;
  return isIP(address) === 6 ? network(address) : "unknown";
}

/** The first four groups of an IPv6 address, written in one way. */
function network(address: string): string {
  const [before = "", after] = (address.split("%")[0] ?? "").toLowerCase().split("::");
  const head = before.split(":").filter(Boolean);
  const tail = after?.split(":").filter(Boolean) ?? [];
  const zeros = after === undefined ? 0 : Math.max(0, 8 - head.length - tail.length);
  const groups = [...head, ...Array<string>(zeros).fill("0"), ...tail].slice(0, 4);
  return `${groups.map((group) => Number.parseInt(group, 16).toString(16)).join(":")}::/64`;
}

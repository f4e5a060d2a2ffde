/**
 * The address of whoever sent a request. `X-Forwarded-For` is believed as far as our own proxies
 * wrote it: each adds the address it was called from at the end, so with `hops` of them in front the
 * client stands at that place from the end. Whatever is before it, the client may have made up.
 *
 * @param {{ headers: Record<string, string | string[] | undefined>, socket: { remoteAddress?: string } }} request
 * @param {number} hops how many proxies of ours are in front; with none the header is not believed
 * @returns {string} the address, or "" when the connection is gone already
 */
export function clientAddress(request, hops) {
  const called = request.socket.remoteAddress ?? "";
  if (hops === 0) return called;
  const told = String(request.headers["x-forwarded-for"] ?? "")
    .split(",")
    .map((address) => address.trim())
    .filter(Boolean);
  // Fewer than there should be: somebody came past the proxies.
  return told.at(-hops) ?? called;
}

import "server-only";

/** Whether an address leads to this computer only. */
export const isLoopback = (url: string): boolean =>
  /^(localhost|127\.0\.0\.1|\[::1\]|.*\.localhost)$/.test(new URL(url).hostname);

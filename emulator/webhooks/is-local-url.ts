const local = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/** Tells whether a URL leads to this machine. Nothing the emulator does may reach another. */
export const isLocalUrl = (url: string): boolean =>
  URL.canParse(url) && /^https?:$/.test(new URL(url).protocol) && local.test(new URL(url).hostname);

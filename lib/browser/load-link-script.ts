import { documentNonce } from "./document-nonce";

const TIMEOUT_MS = 10_000;

/** Link's script is blocked, broken or slow. `message` is fit to show to the user. */
export class LinkScriptError extends Error {
  constructor(detail: string) {
    super(detail);
    this.name = "LinkScriptError";
  }
}

const isLoaded = () => "Plaid" in window;

let current: { tag: HTMLScriptElement; loaded: Promise<void> } | undefined;

function addTag(url: string) {
  const tag = document.createElement("script");
  tag.src = url;
  tag.async = true;
  const nonce = documentNonce();
  if (nonce) tag.nonce = nonce;
  const loaded = new Promise<void>((resolve, reject) => {
    tag.onload = () => {
      if (isLoaded()) return resolve();
      discard(tag);
      reject(new LinkScriptError("Link was loaded, but did not start."));
    };
    tag.onerror = () => {
      discard(tag);
      reject(
        new LinkScriptError(
          "Link could not be loaded. Check your connection, and whether a browser extension or a network filter blocks it.",
        ),
      );
    };
  });
  document.head.append(tag);
  return { tag, loaded };
}

function discard(tag: HTMLScriptElement) {
  tag.remove();
  if (current?.tag === tag) current = undefined;
}

/**
 * Makes `window.Plaid` available. However often it is called, the script is in the page once;
 * after a failure the tag is gone, so that the next call tries again.
 *
 * @throws {LinkScriptError} when the script fails, or has not arrived within ten seconds.
 */
export async function loadLinkScript(url: string): Promise<void> {
  if (isLoaded()) return;
  current ??= addTag(url);
  const { tag, loaded } = current;

  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      discard(tag);
      reject(new LinkScriptError("Link is taking too long to load. Check your connection."));
    }, TIMEOUT_MS);
  });
  await Promise.race([loaded, late]).finally(() => clearTimeout(timer));
}

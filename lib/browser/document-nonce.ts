/**
 * The nonce of the Content-Security-Policy this document was served with. Later requests of the
 * same page visit get other nonces, which the document does not accept; so it is read from here.
 */
export function documentNonce(): string | undefined {
  return document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce || undefined;
}

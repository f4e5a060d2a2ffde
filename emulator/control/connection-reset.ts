/** Thrown instead of an answer where a fault cuts the connection; it looks like what `fetch` throws then. */
export class ConnectionReset extends TypeError {
  readonly code = "ECONNRESET";

  constructor() {
    super("fetch failed: the connection was reset");
  }
}

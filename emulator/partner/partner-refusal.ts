/** A request that the partner refuses. The message is for the developer who made it. */
export class PartnerRefusal extends Error {
  constructor(
    readonly status: 400 | 401 | 404 | 422 | 503,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

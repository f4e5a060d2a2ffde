/** What can be wrong with a webhook's signature. `none` is a good one. */
export const signatureFaults = [
  "none",
  "no_header",
  "garbage",
  "alg_none",
  "hs256",
  "no_kid",
  "unknown_kid",
  "wrong_key",
  "expired_key",
  "wrong_hash",
  "old_iat",
  "future_iat",
] as const;

/** One of the faults a signature can have. */
export type SignatureFault = (typeof signatureFaults)[number];

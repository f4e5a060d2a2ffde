import type { WebhookVerificationKeyGetRequest, WebhookVerificationKeyGetResponse } from "plaid";
import { z } from "zod";
import { type Answer, endpoint, type RequestFields } from "../endpoint";
import { PlaidFailure } from "../plaid-failure";

const fields = {
  key_id: z.string().min(1),
} satisfies RequestFields<WebhookVerificationKeyGetRequest>;

const toSeconds = (at: number) => Math.floor(at / 1000);

/** `/webhook_verification_key/get`. After a rotation the old key is still told, until its overlap ends without `expired_at`. */
export const webhookVerificationKeyGet = endpoint(
  fields,
  ({ key_id }, { state, now }): Answer<WebhookVerificationKeyGetResponse> => {
    const key = state.webhookKeys.get(key_id);
    if (!key) throw new PlaidFailure("INVALID_WEBHOOK_VERIFICATION_KEY_ID");

    const { x = "", y = "" } = key.privateJwk;
    const hasExpired = key.expiresAt !== null && key.expiresAt <= now;
    return {
      key: {
        alg: "ES256",
        created_at: toSeconds(key.createdAt),
        crv: "P-256",
        expired_at: hasExpired ? toSeconds(key.expiresAt) : null,
        kid: key.kid,
        kty: "EC",
        use: "sig",
        x,
        y,
      },
    };
  },
  { callers: ["client", "partner"] },
);

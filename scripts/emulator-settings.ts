type Keys = { client_id: string; secret: string };

/** What the emulator answers when it is asked for the keys that it takes. */
export type EmulatorKeys = Keys & { partner: Keys & { inbound_key: string } };

/** The settings of an app that has the emulator at `url` for its Plaid, and for every partner. */
export function emulatorSettings(
  url: string,
  { client_id, secret, partner }: EmulatorKeys,
  given: Record<string, string>,
) {
  return {
    PLAID_ENV: "sandbox",
    PLAID_CLIENT_ID: client_id,
    PLAID_SECRET: secret,
    // The emulator tells the public tokens of every session.
    LINK_BINDING: given.LINK_BINDING ?? "strict",
    PLAID_LAYER_TEMPLATE_ID: given.PLAID_LAYER_TEMPLATE_ID ?? "template_emulator_accounts",
    // The emulator plays every partner.
    PLAID_PARTNER_CLIENT_ID: partner.client_id,
    PLAID_PARTNER_SECRET: partner.secret,
    PARTNER_ENDPOINTS: `*=${url}/partner/v1/accounts`,
    PARTNER_KEYS: `*=${partner.inbound_key}`,
  };
}

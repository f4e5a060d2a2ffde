/** The only keys the emulator accepts. They are not of the form of Plaid's, so that nobody takes them for real ones. */
export const keys = { client_id: "emulator-client-id", secret: "emulator-secret" } as const;

import { createEmulator, type Emulator } from "@/emulator/emulator";
import { keys } from "@/emulator/keys";

type Answer = {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests read answers as they come off the wire.
  body: any;
};

/** A request to `/link/token/create` that is right as it stands. */
export const linkTokenRequest = {
  client_name: "Acorn",
  language: "en",
  country_codes: ["US"],
  user: { client_user_id: "user-1" },
  products: ["transactions"],
};

/** Calls an emulator's API with its keys, as a server would. */
export function apiClient(emulator: Emulator) {
  async function send(path: string, body: BodyInit, headers: Record<string, string> = {}) {
    const request = new Request(`http://localhost${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body,
    });
    const response = await emulator.fetch(request);
    return { status: response.status, body: await response.json() } satisfies Answer;
  }
  const call = (path: string, body: object = {}): Promise<Answer> =>
    send(path, JSON.stringify({ ...keys, ...body }));

  return {
    send,
    call,
    linkToken: async (changes: object = {}): Promise<string> =>
      (await call("/link/token/create", { ...linkTokenRequest, ...changes })).body.link_token,
    /** An Item at First Platypus Bank, linked through Link with its first two accounts. */
    async linkItem(
      changes: object = {},
    ): Promise<{ accessToken: string; itemId: string; publicToken: string }> {
      const request = { ...linkTokenRequest, ...changes };
      const { link_token } = (await call("/link/token/create", request)).body;
      const { public_tokens } = emulator.control.completeLink({
        link_token,
        institution_id: "ins_109508",
        accounts: ["0000", "1111"],
      });
      const [publicToken = ""] = public_tokens;
      const { body } = await call("/item/public_token/exchange", { public_token: publicToken });
      return { accessToken: body.access_token, itemId: body.item_id, publicToken };
    },
  };
}

/** A fresh emulator in memory, whose time stands still until it is advanced, and a client for it. */
export function freshEmulator() {
  const emulator = createEmulator({ clock: { now: () => Date.parse("2026-03-01T12:00:00Z") } });
  return { emulator, ...apiClient(emulator) };
}

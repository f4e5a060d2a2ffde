import type { Emulator } from "@/emulator/emulator";

/** A browser at Link's pages: opens sessions, acts in them, and gets pages as they come off the wire. */
export function linkPage(emulator: Emulator) {
  async function send(path: string, body: object) {
    const request = new Request(`http://localhost/link/v2/stable/sessions${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    return (await emulator.fetch(request)).json();
  }
  return {
    /** Gets a page, or sends a form to it. */
    get: (url: string, form?: Record<string, string>) =>
      emulator.fetch(
        new Request(
          new URL(url, "http://localhost"),
          form && { method: "POST", body: new URLSearchParams(form) },
        ),
      ),
    /** Opens Link as the page under a Hosted Link URL does, also on the way back from a bank. */
    openHosted(url: string, stateId?: string) {
      const hosted_id = url.split("/hl/")[1];
      const received_redirect_uri = stateId && `/hl/${hosted_id}?oauth_state_id=${stateId}`;
      return send("", { hosted_id, received_redirect_uri });
    },
    open: (link_token: string) => send("", { link_token }),
    /** What the session shows after these actions. */
    async act(id: string, ...actions: object[]) {
      let view = null;
      for (const action of actions) view = await send(`/${id}`, action);
      return view;
    },
  };
}

/** From opening Link to where accounts at a bank are shared. */
export const signIn = (institution_id = "ins_109508") => [
  { action: "select_institution", institution_id },
  { action: "submit_credentials", username: "user_good", password: "pass_good" },
  { action: "proceed" },
  { action: "select_accounts", accounts: ["0000"] },
];

/** From opening Link to the choice of a bank. */
export const toInstitutions = [{ action: "continue" }, { action: "skip_phone" }];

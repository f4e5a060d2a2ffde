type Where = { appUrl: string; emulatorUrl: string; cookie: string };

/**
 * Links one bank as a browser would, and tells how long it took from the public token until the Item
 * is in the person's list, and until its accounts are. `itemId` is the app's id of it.
 */
export async function linkBank({ appUrl, emulatorUrl, cookie }: Where) {
  const headers = { cookie, origin: appUrl, "content-type": "application/json" };
  const ask = async (path: string, body?: object) => {
    const response = await fetch(appUrl + path, {
      method: body ? "POST" : "GET",
      headers,
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${path} answered ${response.status}.`);
    return response.json();
  };

  const { session, linkToken } = await ask("/api/link/tokens", { mode: "standard" });
  const outcome = await fetch(`${emulatorUrl}/__emulator/link/complete`, {
    method: "POST",
    body: JSON.stringify({ link_token: linkToken, institution_id: "ins_109508" }),
  });
  const { public_tokens: publicTokens } = await outcome.json();

  const begun = performance.now();
  const { items } = await ask(`/api/link/sessions/${session.id}/complete`, {
    publicTokens,
    allowDuplicate: true,
  });
  const path = `/api/items/${items[0].id}`;
  let { item } = await ask(path);
  const storedMs = performance.now() - begun;
  while (item.state === "linked") {
    await new Promise((resolve) => setTimeout(resolve, 5));
    ({ item } = await ask(path));
  }
  return { itemId: String(item.id), storedMs, readMs: performance.now() - begun };
}

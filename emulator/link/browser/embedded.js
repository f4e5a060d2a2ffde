// The inside of an embedded module: searches for a bank, and tells the page around it which one was
// chosen. The page opens Link for it.
(() => {
  const SEARCH_PAUSE_MS = 120;
  const PATIENCE_MS = 15_000;

  const nonce = location.hash.slice(1);
  const module = document.querySelector("#module");
  const lost = document.querySelector("#lost");

  let page = null;
  let token = null;
  let query = "";
  let asked = 0;
  let chosen = null;

  const tell = (message) => window.parent.postMessage({ ...message, nonce }, page);

  async function ask() {
    const response = await fetch("/link/v2/stable/embedded", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ link_token: token, query }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (!response.ok) throw new Error(`The emulator answered ${response.status}`);
    return response.json();
  }

  /** Shows what the server has for the query; an answer that a later one has overtaken is dropped. */
  async function show() {
    asked += 1;
    const number = asked;
    const view = await ask().catch(() => null);
    if (number !== asked) return;
    if (view) render(view);
    else module.replaceChildren(lost.content.cloneNode(true));
  }

  function render({ html, appearance, language, refusal, callback }) {
    const isFirst = !module.dataset.appearance;
    module.dataset.appearance = appearance;
    document.documentElement.lang = language;

    const results = new DOMParser().parseFromString(html, "text/html").querySelector("#results");
    const shown = module.querySelector("#results");
    // Only these are renewed while one types, or the field would lose its focus.
    if (results && shown) shown.replaceWith(results);
    else module.innerHTML = html;

    if (isFirst) tell({ type: "loaded" });
    if (refusal) tell({ type: "refused", reason: refusal });
    if (callback) tell(callback);
  }

  async function retry() {
    await show();
    module.querySelector("button, input:not([type=hidden])")?.focus();
  }

  function search(value) {
    query = value;
    return show();
  }

  module.addEventListener("submit", (event) => {
    event.preventDefault();
    if (event.submitter?.dataset.lost) return retry();
    const form = new FormData(event.target, event.submitter);
    if (form.get("action") === "search") return search(form.get("query"));
    chosen = event.submitter;
    tell({ type: "chosen", institutionId: form.get("institution_id") });
  });

  // Whoever comes back from Link is where they left.
  window.addEventListener("focus", () => {
    chosen?.focus();
    chosen = null;
  });

  let searching;
  module.addEventListener("input", ({ target }) => {
    clearTimeout(searching);
    searching = setTimeout(() => search(target.value), SEARCH_PAUSE_MS);
  });

  window.addEventListener("message", ({ data, source, origin }) => {
    if (source !== window.parent || data?.nonce !== nonce) return;
    page ??= origin;
    if (origin !== page || data.type !== "start" || token) return;
    token = data.token;
    void show();
  });

  // Whose page this is shows in its answer; until then there is nothing to tell that it may not know.
  window.parent.postMessage({ type: "hello", nonce }, "*");
})();

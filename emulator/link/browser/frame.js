// The inside of the iframe: shows the pane the server says a session is at, sends what the person
// does, and passes events and the final callback on to the page around it.
(() => {
  const SEARCH_PAUSE_MS = 120;
  const PATIENCE_MS = 15_000;

  const nonce = location.hash.slice(1);
  const dialog = document.querySelector("#dialog");
  const lost = document.querySelector("#lost");

  let page = null;
  let token = null;
  let sessionId = null;
  let retry = null;
  let queue = Promise.resolve();

  const tell = (message) => window.parent.postMessage({ ...message, nonce }, page);

  async function send(path, body) {
    const response = await fetch(`/link/v2/stable/sessions${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (!response.ok) throw new Error(`The emulator answered ${response.status}`);
    return response.json();
  }

  /** One request after the other, so that panes never overtake each other. */
  function enqueue(work, { whenLost = showLost } = {}) {
    queue = queue.then(work).catch(() => {
      retry = work;
      whenLost();
    });
  }

  function open() {
    dialog.replaceChildren();
    enqueue(async () => render(await send("", { link_token: token })));
  }

  function act(action, options) {
    enqueue(async () => {
      if (sessionId) render(await send(`/${sessionId}`, action), options);
    }, options);
  }

  function render(view, { onlyResults = false } = {}) {
    sessionId = view.id;
    for (const event of view.events) tell({ type: "event", ...event });
    if (view.callback) return finish(view.callback);

    const results = onlyResults && resultsIn(view.html);
    if (results) return dialog.querySelector("#results")?.replaceWith(results);

    dialog.dataset.appearance = view.appearance;
    dialog.innerHTML = view.html;
    dialog.querySelector("h1")?.focus();
    const automatic = dialog.querySelector("form[data-after-ms]");
    if (automatic) {
      const proceed = () => automatic.isConnected && automatic.requestSubmit();
      setTimeout(proceed, Number(automatic.dataset.afterMs));
    }
  }

  /** Only these are renewed while one types, or the field would lose its focus. */
  const resultsIn = (html) =>
    new DOMParser().parseFromString(html, "text/html").querySelector("#results");

  function finish(callback) {
    sessionId = null;
    dialog.replaceChildren();
    tell(callback);
  }

  function showLost() {
    dialog.replaceChildren(lost.content.cloneNode(true));
    dialog.querySelector("h1").focus();
  }

  /** Leaves without the server, which cannot be reached. */
  function leaveAlone() {
    finish({
      type: "exit",
      error: {
        error_type: "API_ERROR",
        error_code: "INTERNAL_SERVER_ERROR",
        error_message: "an unexpected error occurred",
        display_message: null,
      },
      metadata: {
        institution: null,
        status: null,
        link_session_id: sessionId ?? "",
        request_id: "",
      },
    });
  }

  function actionOf(form, submitter) {
    const action = {};
    for (const [name, value] of new FormData(form, submitter)) {
      action[name] = name in action ? [action[name], value].flat() : value;
    }
    return action;
  }

  dialog.addEventListener("submit", (event) => {
    event.preventDefault();
    const form = event.target;
    const choice = event.submitter?.dataset.lost;
    if (choice === "retry") return enqueue(retry);
    if (choice === "exit") return leaveAlone();

    const hint = form.querySelector("[data-choose-one]");
    if (hint && !form.querySelector("input:checked")) {
      hint.hidden = false;
      form.querySelector("input[type=checkbox]").focus();
      return;
    }
    act(actionOf(form, event.submitter), { onlyResults: "live" in form.dataset });
  });

  let searching;
  dialog.addEventListener("input", (event) => {
    const hint = dialog.querySelector("[data-choose-one]");
    if (hint) hint.hidden = true;
    const form = event.target.closest("form[data-live]");
    if (!form) return;
    clearTimeout(searching);
    searching = setTimeout(() => act(actionOf(form), { onlyResults: true }), SEARCH_PAUSE_MS);
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape")
      act({ action: dialog.querySelector("[data-confirm]") ? "cancel_exit" : "exit" });
    if (event.key === "Tab") keepFocusInside(event);
  });

  function keepFocusInside(event) {
    const reachable = [...dialog.querySelectorAll("a[href], button, input:not([type=hidden])")];
    const edge = event.shiftKey ? reachable[0] : reachable.at(-1);
    const isOnHeading = event.shiftKey && document.activeElement?.tagName === "H1";
    if (reachable.length === 0 || (document.activeElement !== edge && !isOnHeading)) return;
    event.preventDefault();
    (event.shiftKey ? reachable.at(-1) : reachable[0]).focus();
  }

  const received = {
    start: (data) => {
      token = data.token;
      tell({ type: "loaded" });
    },
    open,
    exit: ({ force }) =>
      act({ action: force ? "force_exit" : "exit" }, force ? { whenLost: leaveAlone } : undefined),
  };

  window.addEventListener("message", ({ data, source, origin }) => {
    if (source !== window.parent || data?.nonce !== nonce) return;
    page ??= origin;
    if (origin === page && Object.hasOwn(received, data.type)) received[data.type](data);
  });

  // Whose page this is shows in its answer; until then there is nothing to tell that it may not know.
  window.parent.postMessage({ type: "hello", nonce }, "*");
})();

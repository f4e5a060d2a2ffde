// The inside of the iframe: shows the pane the server says a session is at, sends what the person
// does, and passes events and the final callback on to the page around it. On a Hosted page there is
// no page around it; there Link opens by itself, and its end leads on.
(() => {
  const SEARCH_PAUSE_MS = 120;
  const PATIENCE_MS = 15_000;
  const WINDOW_CHECK_MS = 250;

  const nonce = location.hash.slice(1);
  const { hosted: hostedId } = document.body.dataset;
  const dialog = document.querySelector("#dialog");
  const lost = document.querySelector("#lost");

  let page = null;
  let start = null;
  let sessionId = null;
  let isLayer = false;
  let shown = "";
  let retry = null;
  let queue = Promise.resolve();

  // biome-ignore lint/suspicious/noConsole: Plaid's Link says so too, where it calls nothing back.
  const complain = (text) => console.error(text);

  function tell(message) {
    if (!hostedId) return window.parent.postMessage({ ...message, nonce }, page);
    if (message.type === "redirect") return location.assign(message.path);
    if (message.type !== "success" && message.type !== "exit") return;
    location.replace(`/hl/${hostedId}/done?session=${message.metadata.link_session_id}`);
  }

  const send = (path, body) => post(`/sessions${path}`, body);

  async function post(path, body) {
    const response = await fetch(`/link/v2/stable${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const answer = await response.json();
    if (!response.ok && !answer.id) throw new Error(`The emulator answered ${response.status}`);
    return answer;
  }

  /** One request after the other, so that panes never overtake each other. */
  function enqueue(work, { whenLost = showLost } = {}) {
    queue = queue.then(work).catch(() => {
      retry = work;
      whenLost();
    });
  }

  function open({ institutionId = null } = {}) {
    dialog.replaceChildren();
    shown = "";
    if (isLayer) return enqueue(openLayer);
    enqueue(async () => {
      const view = await send("", { ...start, institution_id: institutionId });
      if (view.id) return render(view);
      complain(`Error: ${view.error_message}`);
      // A return that was taken already: the Hosted page begins anew, as on any other load.
      if (hostedId) return location.replace(location.pathname);
      tell({ type: "silent" });
    });
  }

  /** Layer has to know who the person is before it opens. What it makes of them comes as an event. */
  function submitToLayer({ submission }) {
    const action = submission.phone_number ? "submit_phone" : "submit_date_of_birth";
    const work = async () => {
      const { id } = sessionId ? { id: sessionId } : await send("", start);
      const view = await send(`/${id}`, { action, ...submission });
      render(view);
      if (view.html) complain("Layer cannot begin: the link token is not valid any more.");
    };
    enqueue(work, { whenLost: () => complain("The emulator cannot be reached.") });
  }

  async function openLayer() {
    const view = sessionId && (await send(`/${sessionId}`, { action: "open" }));
    if (view?.html) return render(view);
    complain("Please submit Phone Number before opening Link.");
    tell({ type: "silent" });
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
    if (view.redirect) tell({ type: "redirect", path: view.redirect });

    const results = onlyResults && resultsIn(view.html);
    if (results) return dialog.querySelector("#results")?.replaceWith(results);
    if (view.html === shown && !dialog.querySelector("[data-lost]")) return;

    shown = view.html;
    stopTimers();
    dialog.dataset.appearance = view.appearance;
    dialog.lang = view.language;
    dialog.innerHTML = view.html;
    dialog.querySelector("h1")?.focus();
    startTimers();
    bank.afterRender();
  }

  /** Only these are renewed while one types, or the field would lose its focus. */
  const resultsIn = (html) =>
    new DOMParser().parseFromString(html, "text/html").querySelector("#results");

  let timers = [];
  const stopTimers = () => {
    for (const timer of timers) clearTimeout(timer);
    timers = [];
  };

  /** Forms that send themselves: once after a while, or again and again. */
  function startTimers() {
    for (const form of dialog.querySelectorAll("form[data-after-ms]")) {
      timers.push(setTimeout(() => form.requestSubmit(), Number(form.dataset.afterMs)));
    }
    for (const form of dialog.querySelectorAll("form[data-every-ms]")) {
      const beat = () => {
        const action = actionOf(form);
        if (action.action === "check_oauth") action.closed = bank.window?.closed === true;
        act(action, { whenLost: () => {} });
      };
      timers.push(setInterval(beat, Number(form.dataset.everyMs)));
    }
  }

  /** The window of a bank's own page. It has to be opened in the very click, or browsers block it. */
  const bank = {
    window: null,
    wasBlocked: false,
    watch: null,
    open(href) {
      clearInterval(bank.watch);
      const isPhone = window.matchMedia("(max-width: 480px)").matches;
      bank.window = window.open(href, "_blank", isPhone ? "" : "popup,width=520,height=760");
      bank.wasBlocked = !bank.window;
      if (!bank.window) return;
      bank.watch = setInterval(() => {
        if (!bank.window.closed) return;
        clearInterval(bank.watch);
        act({ action: "check_oauth", closed: true });
      }, WINDOW_CHECK_MS);
    },
    afterRender() {
      const hint = dialog.querySelector("[data-blocked]");
      if (hint) hint.hidden = !bank.wasBlocked;
    },
  };

  function finish(callback) {
    sessionId = null;
    stopTimers();
    clearInterval(bank.watch);
    bank.window?.close();
    dialog.replaceChildren();
    shown = "";
    tell(callback);
  }

  function showLost() {
    stopTimers();
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
    if (action.closed) action.closed = true;
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
      form.querySelector("input:not([type=hidden])").focus();
      return;
    }
    if (form.dataset.opens) bank.open(form.dataset.opens);
    act(actionOf(form, event.submitter), { onlyResults: "live" in form.dataset });
  });

  let searching;
  dialog.addEventListener("input", (event) => {
    const field = event.target;
    const hint = field.form?.querySelector("[data-choose-one]");
    if (hint) hint.hidden = true;
    if (field.dataset.sendsAt && /^\d+$/.test(field.value)) {
      if (field.value.length === Number(field.dataset.sendsAt)) field.form.requestSubmit();
      return;
    }
    const form = field.closest("form[data-live]");
    if (!form) return;
    clearTimeout(searching);
    searching = setTimeout(() => act(actionOf(form), { onlyResults: true }), SEARCH_PAUSE_MS);
  });

  dialog.addEventListener("click", (event) => {
    const all = event.target.closest("[data-select-all]");
    if (!all) return;
    const boxes = [...all.form.querySelectorAll("input[type=checkbox]")];
    const isFull = boxes.every((box) => box.checked);
    for (const box of boxes) box.checked = !isFull;
  });

  function useKey(event) {
    if (event.key === "Escape")
      act({ action: dialog.querySelector("[data-confirm]") ? "cancel_exit" : "exit" });
    if (event.key === "Tab") keepFocusInside(event);
  }

  // A page of its own is no dialog that one could leave by Escape, or should be kept in.
  if (!hostedId) document.addEventListener("keydown", useKey);

  function keepFocusInside(event) {
    const reachable = [
      ...dialog.querySelectorAll("a[href], button, select, input:not([type=hidden])"),
    ].filter((one) => one.checkVisibility());
    const edge = event.shiftKey ? reachable[0] : reachable.at(-1);
    const isOnHeading = event.shiftKey && document.activeElement?.tagName === "H1";
    if (reachable.length === 0 || (document.activeElement !== edge && !isOnHeading)) return;
    event.preventDefault();
    (event.shiftKey ? reachable.at(-1) : reachable[0]).focus();
  }

  const received = {
    start: async ({ token, receivedRedirectUri }) => {
      start = { link_token: token, received_redirect_uri: receivedRedirectUri };
      const asked = post("/layer", { link_token: token });
      isLayer = await asked.then((answer) => answer.is_layer === true).catch(() => false);
      tell({ type: "loaded", isLayer });
    },
    open,
    submit: submitToLayer,
    exit: ({ force }) =>
      act({ action: force ? "force_exit" : "exit" }, force ? { whenLost: leaveAlone } : undefined),
  };

  window.addEventListener("message", ({ data, source, origin }) => {
    if (source === bank.window && origin === location.origin) {
      return act({ action: "check_oauth" });
    }
    if (source !== window.parent || data?.nonce !== nonce) return;
    page ??= origin;
    if (origin === page && Object.hasOwn(received, data.type)) received[data.type](data);
  });

  if (hostedId) {
    const isReturn = location.search.startsWith("?oauth_state_id=");
    start = {
      hosted_id: hostedId,
      ...(isReturn && { received_redirect_uri: location.pathname + location.search }),
    };
    // A return counts once, a load any number of times.
    history.replaceState(null, "", location.pathname);
    return open();
  }
  // Whose page this is shows in its answer; until then there is nothing to tell that it may not know.
  window.parent.postMessage({ type: "hello", nonce }, "*");
})();

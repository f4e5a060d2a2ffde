// Defines window.Plaid as Plaid's own script does. Link itself runs in iframes from this script's
// origin; page and iframe talk by messages that each checks for origin, sender and a nonce.
(() => {
  const REAL_URL = "https://cdn.plaid.com/link/v2/stable/link-initialize.js";

  if (window.Plaid) {
    // biome-ignore lint/suspicious/noConsole: Plaid's script warns so, and developers look for it.
    console.warn(
      "Warning: The Plaid link-initialize.js script was embedded more than once. This is an unsupported configuration and may lead to unpredictable behavior. Please ensure Plaid Link is embedded only once per page.",
    );
    return;
  }

  const origin = new URL(document.currentScript.src).origin;
  let overlays = 0;

  /** The page must not scroll beneath Link. It is given back as it was when the last handler closes. */
  const scroll = {
    holders: new Set(),
    before: "",
    lock(holder) {
      if (scroll.holders.size === 0) scroll.before = document.body.style.overflow;
      scroll.holders.add(holder);
      document.body.style.overflow = "hidden";
    },
    release(holder) {
      if (!scroll.holders.delete(holder) || scroll.holders.size > 0) return;
      document.body.style.overflow = scroll.before;
    },
  };

  /** Keeps an iframe within what an on-screen keyboard leaves of a phone's window. Answers how to stop. */
  function keepInView(iframe) {
    const { visualViewport: view } = window;
    if (!view) return () => {};
    const resize = () => {
      const isCovered = view.height < window.innerHeight - 1 && view.scale === 1;
      iframe.style.height = isCovered ? `${view.height}px` : "100%";
      iframe.style.top = isCovered ? `${view.offsetTop}px` : "0";
    };
    view.addEventListener("resize", resize);
    view.addEventListener("scroll", resize);
    resize();
    return () => {
      view.removeEventListener("resize", resize);
      view.removeEventListener("scroll", resize);
    };
  }

  /** An embedded module takes at least 350 by 300 pixels, or 300 by 350 where it is narrower. Answers how to stop. */
  function keepLargeEnough(iframe, element) {
    const resize = () => {
      iframe.style.minHeight = element.clientWidth < 350 ? "350px" : "300px";
    };
    const observer = new ResizeObserver(resize);
    observer.observe(element);
    resize();
    return () => observer.disconnect();
  }

  // biome-ignore lint/suspicious/noConsole: developers look for what they did wrong in the console.
  const complain = (text) => console.error(text);

  // biome-ignore lint/suspicious/noConsole: the same, where Link goes on all the same.
  const warn = (text) => console.warn(text);

  /** Whether a bank sent the person back by this URI: one parameter, a uuid, and nothing else. */
  const hasStateId = (uri) =>
    /^[^?#]+\?oauth_state_id=[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(uri);

  const isPhone = (text) =>
    /^\+?[\d\s().-]+$/.test(text) && /^\d{7,15}$/.test(String(text).replace(/\D/g, ""));

  const isDate = (text) =>
    /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00Z`).toJSON()?.startsWith(text);

  /** What is wrong with what a page submits to Layer; null where nothing is. */
  function problemOf(submission) {
    const { phone_number: phone = null, date_of_birth: date = null } = submission ?? {};
    if ((phone === null) === (date === null)) {
      return "submit() takes either a phone_number or a date_of_birth.";
    }
    if (phone !== null && !(typeof phone === "string" && isPhone(phone))) {
      return "phone_number must be a phone number, for example +14155550011.";
    }
    return date === null || (typeof date === "string" && isDate(date))
      ? null
      : "date_of_birth must be YYYY-MM-DD.";
  }

  /** What the events of Layer say of whether it can open. */
  const availability = {
    LAYER_READY: "ready",
    LAYER_NOT_AVAILABLE: "not available",
    LAYER_AUTOFILL_NOT_AVAILABLE: "autofill not available",
  };

  /** react-plaid-link loads the real script unless the document has it. Of this type it is never fetched. */
  function pretendRealScriptIsLoaded() {
    if (document.querySelector(`script[src="${REAL_URL}"]`)) return;
    const script = document.createElement("script");
    script.type = "text/plain";
    script.src = REAL_URL;
    document.head.append(script);
  }

  /**
   * Puts a page of Link into an iframe, and answers how to talk to it. A message counts only when it
   * comes from that very iframe, from Link's origin, and with the nonce that the iframe was given.
   */
  function connect(page, { start, parent, iframe: attributes, style, received }) {
    const nonce = crypto.getRandomValues(new Uint32Array(4)).join("");
    const iframe = document.createElement("iframe");
    Object.assign(iframe, attributes, { src: `${origin}/link/v2/stable/${page}#${nonce}` });
    // An iframe is see-through only where its scheme is the same as its document's.
    Object.assign(iframe.style, { border: "0", colorScheme: "light dark", ...style });
    parent.append(iframe);

    const tell = (message) => iframe.contentWindow?.postMessage({ ...message, nonce }, origin);
    const handlers = { hello: () => tell({ type: "start", ...start }), ...received };

    function receive({ data, source, origin: sender }) {
      if (source !== iframe.contentWindow || sender !== origin || data?.nonce !== nonce) return;
      if (Object.hasOwn(handlers, data.type)) handlers[data.type](data);
    }
    window.addEventListener("message", receive);

    const remove = () => {
      window.removeEventListener("message", receive);
      iframe.remove();
    };
    return { iframe, tell, remove };
  }

  /** Link over the whole window: made at once, so that it is loaded by the time it is opened. */
  function createOverlay({ token, receivedRedirectUri = null, ...config }) {
    overlays += 1;
    let isLoaded = false;
    let isOpen = false;
    let isDestroyed = false;
    let choice = {};
    /** How far Layer has come; null where the token is not for it. */
    let layer = null;
    let before = null;
    let stopFitting = () => {};

    const { iframe, tell, remove } = connect("link.html", {
      start: { token, receivedRedirectUri },
      parent: document.body ?? document.documentElement,
      iframe: { id: `plaid-link-iframe-${overlays}`, title: "Plaid Link" },
      style: {
        display: "none",
        position: "fixed",
        inset: "0",
        width: "100%",
        height: "100%",
        zIndex: "2147483647",
      },
      received: {
        loaded: ({ isLayer }) => {
          const isWaiting = isOpen;
          isLoaded = true;
          layer = isLayer ? "unasked" : null;
          config.onLoad?.();
          if (!isWaiting) return;
          isOpen = mayOpen();
          if (isOpen) show();
        },
        redirect: ({ path }) => window.location.assign(new URL(path, origin)),
        silent: hide,
        event: ({ name, metadata }) => {
          layer = availability[name] ?? layer;
          config.onEvent?.(name, metadata);
        },
        success: ({ publicToken, metadata }) => {
          end();
          config.onSuccess?.(publicToken, metadata);
        },
        exit: ({ error, metadata }) => {
          end();
          config.onExit?.(error, metadata);
        },
      },
    });

    function show() {
      before = { focused: document.activeElement };
      scroll.lock(iframe);
      iframe.style.display = "block";
      stopFitting = keepInView(iframe);
      document.addEventListener("focusin", takeFocusBack);
      iframe.focus();
      tell({ type: "open", ...choice });
    }

    function hide() {
      isOpen = false;
      if (!before) return;
      iframe.style.display = "none";
      stopFitting();
      document.removeEventListener("focusin", takeFocusBack);
      scroll.release(iframe);
      before.focused?.focus?.();
      before = null;
    }

    /** After a session, Layer begins anew. */
    function end() {
      hide();
      layer &&= "unasked";
    }

    /** What is beneath Link cannot be reached. Where two are open, the later one has the focus. */
    function takeFocusBack({ target }) {
      if (target !== iframe && !target.id?.startsWith("plaid-link-iframe-")) iframe.focus();
    }

    /** Layer opens only once it knows who it is for. */
    function mayOpen() {
      if (layer === "unasked") complain("Please submit Phone Number before opening Link.");
      if (layer?.endsWith("not available")) complain(`Link was not opened: Layer is ${layer}.`);
      return layer === null || layer === "asked" || layer === "ready";
    }

    return {
      /** Opens Link; with a choice, for the bank that was chosen before. */
      open(chosen = {}) {
        if (isDestroyed) return complain("Link was destroyed and cannot be opened again.");
        if (isOpen || (isLoaded && !mayOpen())) return;
        isOpen = true;
        choice = chosen;
        if (isLoaded) show();
      },
      exit({ force = false } = {}) {
        if (!isOpen) {
          // biome-ignore lint/suspicious/noConsole: Plaid's script warns so.
          console.warn("Link warning: attempted to exit Link when it was not open");
        } else if (isLoaded) {
          tell({ type: "exit", force });
        } else {
          hide();
          config.onExit?.(null, {
            institution: null,
            status: null,
            link_session_id: "",
            request_id: "",
          });
        }
      },
      destroy() {
        if (isDestroyed) return;
        isDestroyed = true;
        hide();
        remove();
      },
      submit(submission) {
        if (isDestroyed) return complain("Link was destroyed and takes nothing any more.");
        if (!isLoaded) return warn("submit() was called before onLoad, so it is lost.");
        if (layer === null)
          return warn("submit() is for Layer, and this link token is not, or not valid.");
        const problem = problemOf(submission);
        if (problem) return complain(problem);
        if (isOpen) return complain("submit() does nothing while Link is open.");
        if (submission.phone_number) layer = "asked";
        else if (layer !== "not available") {
          return complain("A date_of_birth counts only after LAYER_NOT_AVAILABLE.");
        }
        tell({ type: "submit", submission: { ...submission } });
      },
    };
  }

  function check(config, name) {
    if (typeof config?.token !== "string" || !config.token)
      throw new Error(`Plaid.${name}() needs a link token.`);

    if (typeof config.onSuccess !== "function") complain(`Plaid.${name}() needs onSuccess.`);
  }

  function create(config) {
    check(config, "create");
    if (config.receivedRedirectUri && !hasStateId(config.receivedRedirectUri)) {
      complain("oauth uri does not contain a valid oauth_state_id query parameter.");
    }
    const { open, exit, destroy, submit } = createOverlay(config);
    return { open: () => open(), exit, destroy, submit };
  }

  /** The search for a bank, as a part of the page. What is chosen there opens Link over the window. */
  function createEmbedded(config, element) {
    check(config, "createEmbedded");
    if (!(element instanceof HTMLElement))
      throw new Error("Plaid.createEmbedded() needs an element of the page.");

    if (window.top !== window) complain("Embedded Link cannot be used in an iframe.");

    const { onExit, onLoad, onSuccess, onEvent, token } = config;
    const overlay = createOverlay({ token, onExit, onSuccess, onEvent });
    const { iframe, remove } = connect("embedded.html", {
      start: { token },
      parent: element,
      iframe: { title: "Plaid Link institution search" },
      style: { display: "block", width: "100%", height: "100%", minWidth: "300px" },
      received: {
        loaded: () => onLoad?.(),
        chosen: ({ institutionId }) => overlay.open({ institutionId }),
        refused: ({ reason }) => complain(reason),
        exit: ({ error, metadata }) => onExit?.(error, metadata),
      },
    });
    const stopFitting = keepLargeEnough(iframe, element);

    return {
      destroy() {
        stopFitting();
        overlay.destroy();
        remove();
      },
    };
  }

  pretendRealScriptIsLoaded();
  window.Plaid = { create, createEmbedded };
})();

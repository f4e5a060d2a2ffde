// Defines window.Plaid as Plaid's own script does. Link itself runs in an iframe from this script's
// origin; the two talk by messages that each checks for origin, sender and a nonce of the handler.
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
  let handlers = 0;

  /** react-plaid-link loads the real script unless the document has it. Of this type it is never fetched. */
  function pretendRealScriptIsLoaded() {
    if (document.querySelector(`script[src="${REAL_URL}"]`)) return;
    const script = document.createElement("script");
    script.type = "text/plain";
    script.src = REAL_URL;
    document.head.append(script);
  }

  function createIframe(nonce) {
    handlers += 1;
    const iframe = document.createElement("iframe");
    iframe.id = `plaid-link-iframe-${handlers}`;
    iframe.title = "Plaid Link";
    iframe.src = `${origin}/link/v2/stable/link.html#${nonce}`;
    Object.assign(iframe.style, {
      display: "none",
      position: "fixed",
      inset: "0",
      width: "100%",
      height: "100%",
      border: "0",
      zIndex: "2147483647",
      // An iframe is see-through only where its scheme is the same as its document's.
      colorScheme: "light dark",
    });
    document.body.append(iframe);
    return iframe;
  }

  function create(config) {
    if (!config?.token) throw new Error("Plaid.create() needs a link token.");

    if (config.receivedRedirectUri) {
      // biome-ignore lint/suspicious/noConsole: a developer who returns from a bank has to know.
      console.warn("This version of the emulator has no OAuth to return from; Link starts anew.");
    }

    const nonce = crypto.getRandomValues(new Uint32Array(4)).join("");
    const iframe = createIframe(nonce);
    let isLoaded = false;
    let isOpen = false;
    let isDestroyed = false;
    let before = null;

    const tell = (message) => iframe.contentWindow?.postMessage({ ...message, nonce }, origin);

    function show() {
      before = { focused: document.activeElement, overflow: document.body.style.overflow };
      document.body.style.overflow = "hidden";
      iframe.style.display = "block";
      iframe.focus();
      tell({ type: "open" });
    }

    function hide() {
      isOpen = false;
      if (!before) return;
      iframe.style.display = "none";
      document.body.style.overflow = before.overflow;
      before.focused?.focus?.();
      before = null;
    }

    const received = {
      hello: () => tell({ type: "start", token: config.token }),
      loaded: () => {
        isLoaded = true;
        config.onLoad?.();
        if (isOpen) show();
      },
      event: ({ name, metadata }) => config.onEvent?.(name, metadata),
      success: ({ publicToken, metadata }) => {
        hide();
        config.onSuccess?.(publicToken, metadata);
      },
      exit: ({ error, metadata }) => {
        hide();
        config.onExit?.(error, metadata);
      },
    };

    function receive({ data, source, origin: sender }) {
      if (source !== iframe.contentWindow || sender !== origin || data?.nonce !== nonce) return;
      if (Object.hasOwn(received, data.type)) received[data.type](data);
    }
    window.addEventListener("message", receive);

    return {
      open() {
        if (isOpen || isDestroyed) return;
        isOpen = true;
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
        isDestroyed = true;
        hide();
        window.removeEventListener("message", receive);
        iframe.remove();
      },
      submit() {
        // biome-ignore lint/suspicious/noConsole: a developer who calls this has to know.
        console.warn("submit() is for Layer, which this version of the emulator does not have.");
      },
    };
  }

  pretendRealScriptIsLoaded();
  window.Plaid = { create };
})();

// Keeps a page of the console up to date. Without it the pages work too, and show what was so when they were loaded.
(() => {
  const EVERY_MS = 2000;
  const main = document.querySelector("main");
  const lost = document.getElementById("lost");
  document.documentElement.classList.add("live");

  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-copy]");
    if (!button) return;
    const text = document.getElementById(button.dataset.copy)?.textContent ?? "";
    void navigator.clipboard.writeText(text).then(() => {
      button.textContent = "Copied";
      setTimeout(() => {
        button.textContent = "Copy";
      }, 1500);
    });
  });

  if (main.hasAttribute("data-still")) return;

  async function refresh() {
    if (document.hidden) return;
    try {
      const response = await fetch(location.href);
      const next = new DOMParser().parseFromString(await response.text(), "text/html");
      const fresh = next.querySelector("main");
      if (fresh) update(main, fresh);
      lost.hidden = true;
    } catch {
      lost.hidden = false;
    }
  }

  /** Makes an element like another, touching only what differs: focus, scroll and selection stay. */
  function update(old, fresh) {
    if (old.isEqualNode(fresh) || isInUse(old)) return;
    for (const { name } of [...old.attributes]) {
      if (!fresh.hasAttribute(name) && name !== "open") old.removeAttribute(name);
    }
    for (const { name, value } of [...fresh.attributes]) {
      if (old.getAttribute(name) !== value && name !== "open") old.setAttribute(name, value);
    }
    let place = old.firstChild;
    for (const wanted of [...fresh.childNodes]) {
      const known = wanted.id ? childWithId(old, wanted.id) : null;
      while (known && place !== known) place = removed(place);
      if (!place || !isLike(place, wanted)) {
        old.insertBefore(wanted, place);
        continue;
      }
      if (place.nodeType === Node.ELEMENT_NODE) update(place, wanted);
      else if (place.data !== wanted.data) place.data = wanted.data;
      place = place.nextSibling;
    }
    while (place) place = removed(place);
  }

  /** A form somebody is filling in is theirs until it is sent. */
  function isInUse(element) {
    if (element.nodeName !== "FORM") return false;
    const active = document.activeElement;
    if (element.contains(active) && active.matches("input, select, textarea")) return true;
    return [...element.elements].some((field) => {
      if (field.type === "checkbox") return field.checked !== field.defaultChecked;
      if (field.nodeName !== "SELECT") return field.value !== field.defaultValue;
      const first = [...field.options].find((option) => option.defaultSelected);
      return field.value !== (first ?? field.options[0])?.value;
    });
  }

  const isLike = (one, other) =>
    one.nodeName === other.nodeName && (one.id ?? "") === (other.id ?? "");

  const childWithId = (parent, id) => [...parent.children].find((child) => child.id === id) ?? null;

  function removed(node) {
    const next = node.nextSibling;
    node.remove();
    return next;
  }

  let timer = 0;
  async function run() {
    clearTimeout(timer);
    await refresh();
    timer = setTimeout(run, EVERY_MS);
  }
  timer = setTimeout(run, EVERY_MS);
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) void run();
  });
})();

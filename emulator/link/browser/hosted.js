// At the end of a Hosted session: goes back to the app by itself. Where the browser wants a click first, the link is there.
(() => {
  const back = document.querySelector("[data-return]");
  if (back) location.assign(back.href);
})();

// On a bank's page: sends the person back when all is done, to the app's page or to Link's window.
(() => {
  const back = document.querySelector("[data-return]");
  if (!back) return;
  if (back.dataset.return) return location.replace(back.dataset.return);
  window.opener?.postMessage({ type: "oauth-done" }, location.origin);
  window.close();
})();

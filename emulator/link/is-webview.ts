import type { State } from "../state/state";

/** Browsers inside an app, where no window can be opened. */
const webviews = /; wv\)|\b(iPhone|iPad|iPod)\b(?!.*\bSafari\/)/;

/** Whether a browser counts as a webview, by its user agent or because the settings say that any does. */
export const isWebview = (state: State, userAgent: string | undefined): boolean =>
  state.settings().webview || webviews.test(userAgent ?? "");

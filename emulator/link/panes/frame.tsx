/** @jsxImportSource hono/jsx */
import type { Child } from "hono/jsx";
import { Act } from "./act";
import { useText } from "./use-text";

type Props = {
  title: string;
  /** Offers the way back to the list of institutions. */
  canGoBack?: boolean;
  /** False on the pane that asks whether to exit. */
  canExit?: boolean;
  children: Child;
};

/** What every pane has: the mark, the way out, a heading that takes the focus. */
export const Frame = ({ title, canGoBack = false, canExit = true, children }: Props) => {
  const text = useText();
  return (
    <>
      <header class="bar">
        {canGoBack && (
          <Act action="back">
            <button type="submit" class="icon" aria-label={text("back")}>
              <span aria-hidden="true">&larr;</span>
            </button>
          </Act>
        )}
        <span class="mark">Plaid emulator</span>
        {canExit && (
          <Act action="exit">
            <button type="submit" class="icon" aria-label={text("exit")}>
              <span aria-hidden="true">&times;</span>
            </button>
          </Act>
        )}
      </header>
      <main class="pane">
        <h1 tabindex={-1}>{title}</h1>
        {children}
      </main>
    </>
  );
};

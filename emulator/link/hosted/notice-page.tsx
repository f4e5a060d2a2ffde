/** @jsxImportSource hono/jsx */
import type { Child } from "hono/jsx";
import type { LinkConfig } from "../../state/entities";
import { HostedDocument } from "./hosted-document";

type Props = {
  title: string;
  text: string;
  language?: string;
  appearance?: LinkConfig["appearance"];
  script?: string;
  /** Where one can go from here. */
  children?: Child;
};

/** A page that says one thing: that a link is no good, or that all is done. */
export const NoticePage = ({ title, text, language, appearance, script, children }: Props) => (
  <HostedDocument title={title} language={language} appearance={appearance} script={script}>
    <div id="dialog" class="surface">
      <header class="bar">
        <span class="mark">Plaid emulator</span>
      </header>
      <main class="pane">
        <h1>{title}</h1>
        <p>{text}</p>
        {children && <div class="foot">{children}</div>}
      </main>
    </div>
  </HostedDocument>
);

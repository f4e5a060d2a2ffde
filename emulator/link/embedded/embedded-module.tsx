/** @jsxImportSource hono/jsx */
import type { Child } from "hono/jsx";
import type { LinkConfig } from "../../state/entities";
import type { Translator } from "../messages/translator";
import type { OfferedInstitution } from "../offered-institutions";
import { InstitutionSearch } from "../panes/institution-search";
import { Language } from "../panes/language";
import { useText } from "../panes/use-text";
import { shownName } from "../shown-name";

type Props = { text: Translator } & (
  | { kind: "dead" }
  /** `reason` is for the developer, and in English. */
  | { kind: "refused"; reason: string }
  | {
      kind: "search";
      query: string;
      config: LinkConfig;
      institutions: readonly OfferedInstitution[];
    }
);

/** What is in an embedded module: the search for a bank, or why there is none. */
export const EmbeddedModule = (props: Props) => (
  <Language.Provider value={props.text}>
    <Content {...props} />
  </Language.Provider>
);

const Content = (props: Props) => {
  const text = useText();
  switch (props.kind) {
    case "dead":
      return (
        <Module title={text("deadTitle")}>
          <p role="alert">{text("startAgain")}</p>
          <p class="quiet">{text("errorCode", { code: "INVALID_LINK_TOKEN" })}</p>
        </Module>
      );
    case "refused":
      return (
        <Module title={text("notEmbeddable")}>
          <p role="alert" lang="en">
            {props.reason}
          </p>
        </Module>
      );
    case "search":
      return (
        <Module title={text("institutionsTitle")}>
          <InstitutionSearch
            query={props.query}
            clientName={shownName(props.config)}
            institutions={props.institutions}
          />
        </Module>
      );
  }
};

const Module = ({ title, children }: { title: string; children: Child }) => (
  <>
    <header class="bar">
      <h1>{title}</h1>
      <span class="mark">Plaid emulator</span>
    </header>
    {children}
  </>
);

/** @jsxImportSource hono/jsx */
import type { LinkSession } from "../link-session";
import { translator } from "../messages/translator";
import { shownName } from "../shown-name";
import { NoticePage } from "./notice-page";

type Props = {
  session: LinkSession;
  /** Where the app wants the person, if that is not a web page; the page tries to go there by itself. */
  uri: string | null;
};

/** Says that all is done, or that it was left, and leads back to the app where the app has said how. */
export const OverPage = ({ session: { config, result }, uri }: Props) => {
  const text = translator(config.language);
  const values = { client: shownName(config) };
  const hasLinked = result?.kind === "success";
  return (
    <NoticePage
      title={text(hasLinked ? "hostedLinkedTitle" : "hostedLeftTitle")}
      text={text(hasLinked ? "hostedLinkedText" : "hostedLeftText", values)}
      language={text.language}
      appearance={config.appearance}
      script={uri === null ? undefined : "hosted.js"}
    >
      {uri !== null && (
        <a class="button" href={uri} data-return>
          {text("hostedReturn", values)}
        </a>
      )}
      {!hasLinked && (
        <a class="button second" href={`/hl/${config.hosted?.id}`}>
          {text("hostedAgain")}
        </a>
      )}
    </NoticePage>
  );
};

/** @jsxImportSource hono/jsx */
import type { LinkConfig } from "../../state/entities";
import { translator } from "../messages/translator";
import { LostTemplate } from "../panes/lost-template";
import { shownName } from "../shown-name";
import { HostedDocument } from "./hosted-document";

/** The page that a Hosted Link URL leads to. Link opens on it by itself, in a session of its own each time. */
export const HostedPage = ({ id, config }: { id: string; config: LinkConfig }) => {
  const text = translator(config.language);
  return (
    <HostedDocument
      title={text("consentTitle", { client: shownName(config) })}
      language={text.language}
      appearance={config.appearance}
      script="frame.js"
      hostedId={id}
    >
      <div id="dialog" class="surface" />
      <LostTemplate canExit={false} />
      <noscript>
        <p class="note">Link needs JavaScript.</p>
      </noscript>
    </HostedDocument>
  );
};

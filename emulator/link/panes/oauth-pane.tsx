/** @jsxImportSource hono/jsx */
import { Act } from "./act";
import { FootButton } from "./foot-button";
import { Frame } from "./frame";
import { useText } from "./use-text";
import { Wrong } from "./wrong";

const HEARTBEAT_MS = 1_000;

type Props = {
  institution: string;
  /** Where the bank's own page is. */
  href: string;
  mode: "popup" | "redirect";
  isOpen: boolean;
  hasFailed: boolean;
  canGoBack: boolean;
};

/** Leads to a page of the bank's own, in a window beside this one or in place of it, and waits for what comes of it. */
export const OauthPane = ({ institution, href, mode, isOpen, hasFailed, canGoBack }: Props) => {
  const text = useText();
  const bank = { bank: institution };
  if (isOpen) return <Waiting institution={institution} href={href} mode={mode} />;
  return (
    <Frame title={text("oauthTitle", bank)} canGoBack={canGoBack}>
      <Wrong text={hasFailed ? text("oauthFailed", bank) : null} />
      <p>{text(mode === "popup" ? "oauthWindow" : "oauthRedirect", bank)}</p>
      <Act action="open_oauth" opens={mode === "popup" ? href : undefined}>
        <FootButton label={text("oauthContinue")} />
      </Act>
    </Frame>
  );
};

const Waiting = ({ institution, href, mode }: Pick<Props, "institution" | "href" | "mode">) => {
  const text = useText();
  return (
    <Frame title={text("oauthTitle", { bank: institution })}>
      {mode === "popup" && <Act action="check_oauth" everyMs={HEARTBEAT_MS} />}
      <div class="centre">
        <div class="busy" />
        <p class="quiet" role="status">
          {text("oauthWaiting", { bank: institution })}
        </p>
        <p role="alert" data-blocked hidden>
          {text("oauthBlocked")}{" "}
          <a href={href} target="_blank" rel="noopener opener">
            {text("oauthOpen", { bank: institution })}
          </a>
        </p>
      </div>
      <Act action="check_oauth">
        <input type="hidden" name="closed" value="true" />
        <FootButton label={text("oauthAgain")} second />
      </Act>
    </Frame>
  );
};

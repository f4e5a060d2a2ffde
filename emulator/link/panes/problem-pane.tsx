/** @jsxImportSource hono/jsx */
import type { SandboxInstitution } from "../../data/institutions";
import type { PlaidErrorCode } from "../../plaid-errors";
import type { MessageKey } from "../messages/messages";
import type { Recovery } from "../problem-recovery";
import { Act } from "./act";
import { FootButton } from "./foot-button";
import { Frame } from "./frame";
import { useText } from "./use-text";

type Props = {
  code: PlaidErrorCode;
  recovery: Recovery;
  institution: SandboxInstitution | undefined;
};

const texts: Partial<Record<PlaidErrorCode, readonly [title: MessageKey, text: MessageKey]>> = {
  INVALID_LINK_TOKEN: ["deadTitle", "deadText"],
  ITEM_LOCKED: ["lockedTitle", "lockedText"],
  USER_SETUP_REQUIRED: ["setupTitle", "setupText"],
  NO_ACCOUNTS: ["noAccountsTitle", "noAccountsText"],
  NO_AUTH_ACCOUNTS: ["noAccountsTitle", "noAccountsText"],
  ITEM_NOT_SUPPORTED: ["unsupportedTitle", "unsupportedText"],
  MFA_NOT_SUPPORTED: ["unsupportedTitle", "mfaUnsupportedText"],
  INSTITUTION_DOWN: ["downTitle", "downText"],
  INSTITUTION_NOT_RESPONDING: ["downTitle", "downText"],
  INSTITUTION_NO_LONGER_SUPPORTED: ["downTitle", "goneText"],
  USER_INPUT_TIMEOUT: ["timeoutTitle", "timeoutText"],
  ACCESS_NOT_GRANTED: ["problem", "notGrantedText"],
  PROFILE_AUTHENTICATION_FAILED: ["problem", "profileText"],
};

const onward = {
  credentials: "tryAgain",
  oauth: "tryAgain",
  institutions: "another",
  exit: "close",
} as const satisfies Record<Recovery, MessageKey>;

const toBankFirst: ReadonlySet<PlaidErrorCode> = new Set(["ITEM_LOCKED", "USER_SETUP_REQUIRED"]);

/** An error of the bank or of Link, in words, with the code for whoever tests with it, and a way on. */
export const ProblemPane = ({ code, recovery, institution }: Props) => {
  const text = useText();
  const [title, explanation] = texts[code] ?? ["problem", "problemText"];
  return (
    <Frame title={text(title)}>
      <p role="alert">{text(explanation)}</p>
      <p class="quiet">{text("errorCode", { code })}</p>
      {institution && toBankFirst.has(code) && (
        <p>
          <a href={institution.url} target="_blank" rel="noreferrer">
            {text("goToBank", { bank: institution.name })}
          </a>
        </p>
      )}
      <Act action="back">
        <FootButton label={text(onward[recovery])} />
      </Act>
    </Frame>
  );
};

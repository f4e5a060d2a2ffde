/** @jsxImportSource hono/jsx */
import type { SandboxInstitution } from "../../data/institutions";
import { describeError, type PlaidErrorCode } from "../../plaid-errors";
import type { Recovery } from "../problem-recovery";
import { Act } from "./act";
import { Frame } from "./frame";

type Props = {
  code: PlaidErrorCode;
  recovery: Recovery;
  institution: SandboxInstitution | undefined;
};

const titles: Partial<Record<PlaidErrorCode, string>> = {
  INVALID_LINK_TOKEN: "This link is no longer valid",
  ITEM_LOCKED: "Too many attempts",
  USER_SETUP_REQUIRED: "Action required with your account",
  NO_ACCOUNTS: "No compatible accounts",
  ITEM_NOT_SUPPORTED: "This institution is not supported",
  INSTITUTION_DOWN: "Please try connecting a different account",
  INSTITUTION_NOT_RESPONDING: "Please try connecting a different account",
  INSTITUTION_NO_LONGER_SUPPORTED: "Please try connecting a different account",
  USER_INPUT_TIMEOUT: "Session expired",
};

const explanations: Partial<Record<PlaidErrorCode, string>> = {
  INVALID_LINK_TOKEN: "Close this window and start again.",
};

const onward: Record<Recovery, string> = {
  credentials: "Try again",
  institutions: "Select another institution",
  exit: "Close",
};

const toBankFirst: ReadonlySet<PlaidErrorCode> = new Set(["ITEM_LOCKED", "USER_SETUP_REQUIRED"]);

/** An error of the bank or of Link, in words, with the code for whoever tests with it, and a way on. */
export const ProblemPane = ({ code, recovery, institution }: Props) => (
  <Frame title={titles[code] ?? "Something went wrong"}>
    <p role="alert">
      {explanations[code] ??
        describeError(code).display_message ??
        "We could not complete this. Please try again later."}
    </p>
    <p class="quiet">
      Error code: <code>{code}</code>
    </p>
    {institution && toBankFirst.has(code) && (
      <p>
        <a href={institution.url} target="_blank" rel="noreferrer">
          Go to {institution.name}
        </a>
      </p>
    )}
    <Act action="back">
      <div class="foot">
        <button type="submit" class="button">
          {onward[recovery]}
        </button>
      </div>
    </Act>
  </Frame>
);

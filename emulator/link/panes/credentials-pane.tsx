/** @jsxImportSource hono/jsx */
import type { SandboxInstitution } from "../../data/institutions";
import { userGood } from "../../data/login";
import type { PlaidErrorCode } from "../../plaid-errors";
import { Act } from "./act";
import { FootButton } from "./foot-button";
import { Frame } from "./frame";
import { useText } from "./use-text";
import { Wrong } from "./wrong";

type Props = {
  institution: SandboxInstitution;
  problem: PlaidErrorCode | null;
  canGoBack: boolean;
};

/** The login of a bank, with the credentials that the sandbox knows. */
export const CredentialsPane = ({ institution, problem, canGoBack }: Props) => {
  const text = useText();
  const wrong = problem === "INVALID_UPDATED_USERNAME" ? "loginChanged" : "loginWrong";
  return (
    <Frame title={text("loginTitle", { bank: institution.name })} canGoBack={canGoBack}>
      <Wrong text={problem && text(wrong)} />
      {institution.health === "degraded" && <p class="note">{text("degraded")}</p>}
      <Act action="submit_credentials">
        <label class="field">
          {text("username")}
          <input
            name="username"
            autocomplete="off"
            autocapitalize="none"
            spellcheck={false}
            required
          />
        </label>
        <label class="field">
          {text("password")}
          <input name="password" type="password" autocomplete="off" required />
        </label>
        <p class="note">{text("loginNote", userGood)}</p>
        <FootButton label={text("submit")} />
      </Act>
    </Frame>
  );
};

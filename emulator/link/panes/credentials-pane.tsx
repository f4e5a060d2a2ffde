/** @jsxImportSource hono/jsx */
import type { SandboxInstitution } from "../../data/institutions";
import { Act } from "./act";
import { Frame } from "./frame";

type Props = { institution: SandboxInstitution; wasRefused: boolean; canGoBack: boolean };

/** The login of a bank, with the credentials that the sandbox knows. */
export const CredentialsPane = ({ institution, wasRefused, canGoBack }: Props) => (
  <Frame title={`Log in to ${institution.name}`} canGoBack={canGoBack}>
    {wasRefused && (
      <p class="note wrong" role="alert">
        The credentials you provided were incorrect. Please try again.
      </p>
    )}
    {institution.health === "degraded" && (
      <p class="note">This institution is having problems. Linking may fail or take long.</p>
    )}
    <Act action="submit_credentials">
      <label class="field">
        Username
        <input
          name="username"
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          required
        />
      </label>
      <label class="field">
        Password
        <input name="password" type="password" autocomplete="off" required />
      </label>
      <p class="note">
        In the sandbox the username is <code>user_good</code> and the password{" "}
        <code>pass_good</code>.
      </p>
      <div class="foot">
        <button type="submit" class="button">
          Submit
        </button>
      </div>
    </Act>
  </Frame>
);

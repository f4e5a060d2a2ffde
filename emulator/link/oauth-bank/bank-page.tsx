/** @jsxImportSource hono/jsx */
import type { Child } from "hono/jsx";
import { bankAccounts } from "../../data/bank-accounts";
import { findInstitution } from "../../data/find-institution";
import { simulatedOutcomes } from "./oauth-action";
import type { OauthLogin } from "./oauth-login";

/** The page of a bank at the step of a visit. It is the same for every bank, as in Plaid's sandbox. */
export const BankPage = ({ login }: { login: OauthLogin }) => {
  const bank = findInstitution(login.institutionId)?.name ?? "Platypus OAuth Bank";
  return (
    <html lang="en">
      {/* biome-ignore lint/style/noHeadElement: this page is Hono's, not Next's. */}
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{bank} (emulator)</title>
        <link rel="stylesheet" href="/link/v2/stable/common.css" />
        <link rel="stylesheet" href="/link/v2/stable/oauth-bank.css" />
        <script src="/link/v2/stable/oauth-bank.js" defer />
      </head>
      <body>
        <header>
          <strong>{bank}</strong>
          <span class="mark">Made up by the Plaid emulator</span>
        </header>
        <main>
          <Step login={login} bank={bank} />
        </main>
      </body>
    </html>
  );
};

const Step = ({ login, bank }: { login: OauthLogin; bank: string }) => {
  switch (login.step) {
    case "welcome":
      return (
        <Form
          title={`Connect ${bank} to ${login.clientName}`}
          action="continue"
          submit="Continue to login"
        >
          <p>
            You will sign in here, choose what to share, and be sent back. Nothing of it is real.
          </p>
        </Form>
      );
    case "sign-in":
      return <SignIn bank={bank} />;
    case "device":
      return (
        <Form title="How shall we send your code?" action="choose_device" submit="Send code">
          <label class="choice">
            <input type="radio" name="device" value="text" checked /> Text message to ••• ••• 1234
          </label>
          <label class="choice">
            <input type="radio" name="device" value="call" /> Phone call to ••• ••• 1234
          </label>
        </Form>
      );
    case "code":
      return (
        <Form title="Enter your code" action="submit_code" submit="Submit">
          {login.wasWrong && (
            <p class="wrong" role="alert">
              That code is not right.
            </p>
          )}
          <label class="field">
            Code
            <input name="code" inputmode="numeric" autocomplete="one-time-code" required />
          </label>
          <p class="note">
            The code is <code>1234</code>.
          </p>
        </Form>
      );
    case "accounts":
      return <Accounts login={login} />;
    case "terms":
      return (
        <Form title="Terms" action="connect" submit="Connect account information">
          <p>
            {bank} will give {login.clientName} what you chose, until you take it back.
          </p>
          <label class="choice">
            <input type="checkbox" name="agree" value="yes" required /> I agree to the terms
          </label>
        </Form>
      );
    case "returning":
      return <Returning login={login} />;
  }
};

const SignIn = ({ bank }: { bank: string }) => (
  <Form title={`Sign in to ${bank}`} action="sign_in" submit="Sign in">
    <label class="field">
      Username
      <input name="username" autocomplete="off" autocapitalize="none" spellcheck={false} />
    </label>
    <label class="field">
      Password
      <input name="password" type="password" autocomplete="off" />
    </label>
    <p class="note">Anything goes here, even nothing.</p>
    <label class="field">
      Outcome to simulate
      <select name="simulate">
        {simulatedOutcomes.map((outcome) => (
          <option key={outcome} value={outcome}>
            {outcome}
          </option>
        ))}
      </select>
    </label>
  </Form>
);

const information = ["Account balances", "Account numbers", "Contact details", "Transactions"];

function offered({ institutionId, user }: OauthLogin) {
  const institution = findInstitution(institutionId);
  return institution ? bankAccounts(user, institution) : [];
}

const Accounts = ({ login }: { login: OauthLogin }) => (
  <Form title="Choose the accounts to share" action="select_accounts" submit="Continue">
    <ul>
      {offered(login).map(({ key, mask, name }) => (
        <li key={key}>
          <label class="choice">
            <input
              type="checkbox"
              name="accounts"
              value={key}
              checked={login.masks.includes(key)}
            />{" "}
            {name} {mask && `••${mask}`}
          </label>
        </li>
      ))}
    </ul>
    <fieldset>
      <legend>Select additional information you want to share</legend>
      {information.map((one) => (
        <label class="choice" key={one}>
          <input type="checkbox" name="information" value={one} checked /> {one}
        </label>
      ))}
      <p class="quiet">As in Plaid's sandbox, these make no difference.</p>
    </fieldset>
  </Form>
);

const Returning = ({ login }: { login: OauthLogin }) => {
  const back = login.redirectUri && `${login.redirectUri}?oauth_state_id=${login.id}`;
  return (
    <div data-return={back ?? ""}>
      <h1>You are being sent back</h1>
      {back ? (
        <p>
          <a href={back}>Go back to {login.clientName}</a>
        </p>
      ) : (
        <p>You can close this window.</p>
      )}
    </div>
  );
};

type FormProps = { title: string; action: string; submit: string; children: Child };

const Form = ({ title, action, submit, children }: FormProps) => (
  <>
    <h1>{title}</h1>
    <form method="post">
      <input type="hidden" name="action" value={action} />
      {children}
      <button type="submit">{submit}</button>
    </form>
    <form method="post">
      <input type="hidden" name="action" value="cancel" />
      <button type="submit" class="second">
        Cancel
      </button>
    </form>
  </>
);

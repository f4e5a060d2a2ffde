/** @jsxImportSource hono/jsx */
import { findInstitution } from "../../data/find-institution";
import { bankPath } from "../bank-path";
import { eligibleAccounts } from "../eligible-accounts";
import { isViaOauth } from "../is-via-oauth";
import { LayerSessionPane } from "../layer/panes/layer-session-pane";
import type { LinkSession } from "../link-session";
import { translator } from "../messages/translator";
import { offeredInstitutions } from "../offered-institutions";
import { recoveryFrom } from "../problem-recovery";
import { shownName } from "../shown-name";
import { AccountsPane } from "./accounts-pane";
import { AnotherPane } from "./another-pane";
import { ConfirmExitPane } from "./confirm-exit-pane";
import { ConnectedPane } from "./connected-pane";
import { ConsentPane } from "./consent-pane";
import { CredentialsPane } from "./credentials-pane";
import { InstitutionsPane } from "./institutions-pane";
import { Language } from "./language";
import { LoadingPane } from "./loading-pane";
import { MfaPane } from "./mfa-pane";
import { MoreConsentPane } from "./more-consent-pane";
import { OauthPane } from "./oauth-pane";
import { PhonePane } from "./phone-pane";
import { ProblemPane } from "./problem-pane";
import { SavedPane } from "./saved-pane";
import { UnsupportedPane } from "./unsupported-pane";
import { VerifyPhonePane } from "./verify-phone-pane";

/** The pane a session is at, as HTML, in the session's language. */
export const SessionPane = ({ session }: { session: LinkSession }) => (
  <Language.Provider value={translator(session.config.language)}>
    <Pane session={session} />
  </Language.Provider>
);

const Pane = ({ session }: { session: LinkSession }) => {
  const { pane, config } = session;
  const institution = findInstitution(session.institutionId ?? "");
  const bank = institution?.name ?? "your bank";
  const isUpdating = config.update !== null;
  const onlyOne = session.accountSelect === "one";
  const clientName = shownName(config);

  switch (pane.name) {
    case "consent":
      return <ConsentPane clientName={clientName} />;
    case "phone":
      return (
        <PhonePane
          knownDigits={config.phoneNumber?.slice(-4) ?? null}
          wasWrong={pane.problem !== null}
        />
      );
    case "verify-phone":
      return (
        <VerifyPhonePane
          phone={pane.phone}
          wrongCodes={pane.wrongCodes}
          isSaving={pane.linked !== null}
        />
      );
    case "saved": {
      const saved = pane.saved.map((one) => ({
        ...one,
        accounts: eligibleAccounts({ ...session, ...one }).filter(({ key }) =>
          one.masks.includes(key),
        ),
      }));
      return <SavedPane saved={saved} onlyOne={onlyOne} />;
    }
    case "institutions":
      return (
        <InstitutionsPane
          query={pane.query}
          clientName={clientName}
          institutions={offeredInstitutions(pane.query, config)}
        />
      );
    case "credentials":
      return institution ? (
        <CredentialsPane institution={institution} problem={pane.problem} canGoBack={!isUpdating} />
      ) : null;
    case "mfa": {
      const asked = pane.rounds[pane.round];
      return asked ? <MfaPane asked={asked} institution={bank} problem={pane.problem} /> : null;
    }
    case "oauth":
      return (
        <OauthPane
          institution={bank}
          href={bankPath(session)}
          mode={session.oauth.returnUri === null ? "popup" : "redirect"}
          isOpen={pane.isOpen}
          hasFailed={pane.hasFailed}
          canGoBack={!isUpdating}
        />
      );
    case "loading":
      return <LoadingPane institution={bank} />;
    case "more-consent":
      return (
        <MoreConsentPane
          clientName={clientName}
          institution={bank}
          products={config.consentedProducts}
        />
      );
    case "accounts":
      return (
        <AccountsPane
          accounts={eligibleAccounts(session)}
          chosen={config.update?.masks ?? []}
          onlyOne={onlyOne}
        />
      );
    case "connected":
      return (
        <ConnectedPane
          institution={bank}
          clientName={clientName}
          accountCount={pane.masks.length}
          canSave={!isUpdating && session.phone === null}
          problem={pane.problem}
        />
      );
    case "another":
      return <AnotherPane connected={namesOf(session)} clientName={clientName} />;
    case "problem": {
      const recovery = recoveryFrom(pane.code, {
        updating: isUpdating,
        viaOauth: isViaOauth(session),
        ofLayer: session.layer !== undefined,
      });
      return <ProblemPane code={pane.code} recovery={recovery} institution={institution} />;
    }
    case "unsupported":
      return <UnsupportedPane isUpdating={isUpdating} />;
    case "confirm-exit":
      return <ConfirmExitPane />;
    case "finished":
      return null;
    default:
      return <LayerSessionPane session={session} pane={pane} clientName={clientName} />;
  }
};

const namesOf = ({ linked }: LinkSession) =>
  linked.flatMap(({ institutionId }) => findInstitution(institutionId ?? "")?.name ?? []);

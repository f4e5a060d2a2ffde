/** @jsxImportSource hono/jsx */
import { findInstitution } from "../../data/find-institution";
import { searchInstitutions } from "../../institutions/search-institutions";
import { eligibleAccounts } from "../eligible-accounts";
import type { LinkSession } from "../link-session";
import { recoveryFrom } from "../problem-recovery";
import { AccountsPane } from "./accounts-pane";
import { ConfirmExitPane } from "./confirm-exit-pane";
import { ConnectedPane } from "./connected-pane";
import { ConsentPane } from "./consent-pane";
import { CredentialsPane } from "./credentials-pane";
import { InstitutionsPane } from "./institutions-pane";
import { LoadingPane } from "./loading-pane";
import { PhonePane } from "./phone-pane";
import { ProblemPane } from "./problem-pane";
import { UnsupportedPane } from "./unsupported-pane";

const LONGEST_NAME = 30;

/** The pane a session is at, as HTML. Plaid shows names that are too long as "This Application". */
export const SessionPane = ({ session }: { session: LinkSession }) => {
  const { pane, config } = session;
  const institution = findInstitution(session.institutionId ?? "");
  const bank = institution?.name ?? "your bank";
  const isUpdating = config.update !== null;
  const clientName =
    config.clientName.length > LONGEST_NAME ? "This Application" : config.clientName;

  switch (pane.name) {
    case "consent":
      return <ConsentPane clientName={clientName} />;
    case "phone":
      return <PhonePane />;
    case "institutions": {
      const found = searchInstitutions(pane.query, config);
      const shown = pane.query.trim() ? found : found.filter(({ health }) => health === "healthy");
      return <InstitutionsPane query={pane.query} institutions={shown} />;
    }
    case "credentials":
      return institution ? (
        <CredentialsPane
          institution={institution}
          wasRefused={pane.problem !== null}
          canGoBack={!isUpdating}
        />
      ) : null;
    case "loading":
      return <LoadingPane institution={bank} />;
    case "accounts":
      return (
        <AccountsPane accounts={eligibleAccounts(session)} chosen={config.update?.masks ?? []} />
      );
    case "connected":
      return (
        <ConnectedPane
          institution={bank}
          clientName={clientName}
          accountCount={pane.masks.length}
        />
      );
    case "problem": {
      const recovery = recoveryFrom(pane.code, { updating: isUpdating });
      return <ProblemPane code={pane.code} recovery={recovery} institution={institution} />;
    }
    case "unsupported":
      return <UnsupportedPane what={pane.what} institution={bank} isUpdating={isUpdating} />;
    case "confirm-exit":
      return <ConfirmExitPane />;
    case "finished":
      return null;
  }
};

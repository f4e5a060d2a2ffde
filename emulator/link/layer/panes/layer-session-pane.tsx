/** @jsxImportSource hono/jsx */
import { eligibleAccounts } from "../../eligible-accounts";
import type { LinkSession } from "../../link-session";
import type { LayerPane } from "../layer-pane";
import { LayerAccountsPane } from "./layer-accounts-pane";
import { LayerConsentPane } from "./layer-consent-pane";
import { LayerReviewPane } from "./layer-review-pane";
import { LayerVerifyPane } from "./layer-verify-pane";

type Props = { session: LinkSession; pane: LayerPane; clientName: string };

/** A pane of Layer's own, as HTML. */
export const LayerSessionPane = ({ session, pane, clientName }: Props) => {
  const { layer, config, accountSelect } = session;
  const { person, phone } = layer ?? {};
  if (!person || !phone || !config.layer) return null;

  switch (pane.name) {
    case "layer-closed":
      return null;
    case "layer-consent":
      return <LayerConsentPane clientName={clientName} phone={phone} />;
    case "layer-verify":
      return <LayerVerifyPane phone={phone} wrongCodes={pane.wrongCodes} />;
    case "layer-review":
      return (
        <LayerReviewPane
          clientName={clientName}
          template={config.layer}
          identity={person.identity}
          refused={pane.refused}
        />
      );
    case "layer-accounts": {
      const banks = person.banks.map((bank) => ({
        ...bank,
        accounts: eligibleAccounts({ ...session, ...bank }).filter(({ key }) =>
          bank.masks.includes(key),
        ),
      }));
      return (
        <LayerAccountsPane
          banks={banks}
          onlyOne={accountSelect === "one"}
          canDoWithout={config.layer.accounts === "optional"}
        />
      );
    }
  }
};

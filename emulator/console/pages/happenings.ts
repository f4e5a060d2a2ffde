type Happenings = { says: string; events: readonly (readonly [event: string, button: string])[] };

/** What can happen to an Item at its bank or at Plaid, by kind: the bank event, with its product where it has one, and what the button says. */
export const happenings: readonly Happenings[] = [
  {
    says: "To the connection, without your app's doing, each with its webhook. A disconnection comes seven days after it is announced.",
    events: [
      ["login_repaired", "Repair the login"],
      ["new_account", "Open another account"],
      ["disconnect_announced", "Announce a disconnection"],
      ["permission_revoked", "Revoke the permission"],
      ["permissions_required auth", "Take back account numbers"],
      ["permissions_required identity", "Take back identity"],
    ],
  },
  {
    says: "To the data, as the API shows it from then on.",
    events: [
      ["numbers_changed", "Change the account numbers"],
      ["identity_changed", "Let the owner move"],
      ["holdings_changed", "Trade securities"],
      ["investment_activity", "Pay interest on investments"],
      ["liabilities_changed", "Issue statements of debts"],
    ],
  },
  {
    says: "At Plaid. Of statements, asset reports and issues there is nothing here but the webhook.",
    events: [
      ["microdeposits_verified", "Verify micro-deposits"],
      ["microdeposits_failed", "Fail micro-deposits"],
      ["statements_refreshed", "Refresh statements"],
      ["asset_report_ready", "Finish an asset report"],
      ["asset_report_failed", "Fail an asset report"],
      ["issue_resolved", "Resolve an issue of the bank"],
    ],
  },
];

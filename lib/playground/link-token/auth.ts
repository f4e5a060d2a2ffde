import type {
  LinkTokenCreateRequestAuthFlowTypeEnum,
  LinkTokenCreateRequestAuthRerouteToCredentialsEnum,
} from "plaid";
import { choice, flag, group } from "../fields";

const reroutes = {
  sdkEnum: "LinkTokenCreateRequestAuthRerouteToCredentialsEnum",
  values: ["OFF", "OPTIONAL", "FORCED"],
} as const satisfies {
  sdkEnum: string;
  values: readonly `${LinkTokenCreateRequestAuthRerouteToCredentialsEnum}`[];
};

const flowTypes = {
  sdkEnum: "LinkTokenCreateRequestAuthFlowTypeEnum",
  values: ["FLEXIBLE_AUTH"],
} as const satisfies {
  sdkEnum: string;
  values: readonly `${LinkTokenCreateRequestAuthFlowTypeEnum}`[];
};

/** By which ways account numbers may be had. */
export const auth = () =>
  group("By which ways account numbers may be had.", {
    auth_type_select_enabled: flag(
      "Lets people choose between signing in and typing their account number.",
    ).optional(),
    automated_microdeposits_enabled: flag(
      "Small payments that Plaid looks up by itself.",
    ).optional(),
    instant_match_enabled: flag(
      "Typed numbers, compared with those that the bank masks.",
    ).optional(),
    same_day_microdeposits_enabled: flag(
      "Small payments that people read off and type.",
    ).optional(),
    instant_microdeposits_enabled: flag(
      "The same within seconds, at banks with instant payments.",
    ).optional(),
    sms_microdeposits_verification_enabled: flag(
      "Reminds people of a deposit by a text message.",
    ).optional(),
    reroute_to_credentials: choice(
      "Whether those who type numbers are led to sign in where their bank has that.",
      reroutes,
    ).optional(),
    database_match_enabled: flag("Of no effect any more: set in the Dashboard.").optional(),
    database_insights_enabled: flag("Of no effect any more: set in the Dashboard.").optional(),
    flow_type: choice("Older name of `auth_type_select_enabled`.", flowTypes).optional(),
  });

import type { LayerProfile, StartLinkAnswer } from "@/lib/contracts/link";
import type { LinkFailure } from "../../_components/link-flow-state";

/** What the person has typed. Only Plaid gets it. */
export type LayerAnswers = { phoneNumber: string; dateOfBirth: string };

/** Where a person is with Layer. */
export type LayerState =
  | { step: "phone"; failure?: LinkFailure }
  /** Plaid is asked whether it knows the number, or the number with the date of birth. */
  | { step: "asking"; link: StartLinkAnswer }
  /** The number alone is not enough. */
  | { step: "birth"; link: StartLinkAnswer }
  | { step: "open"; link: StartLinkAnswer }
  | { step: "storing"; link: StartLinkAnswer }
  /** Shared with Layer, but our server has not stored it; the same token can be sent again. */
  | { step: "unconfirmed"; link: StartLinkAnswer; profileToken: string; failure: LinkFailure }
  /** Plaid does not know the person well enough: standard Link takes over. */
  | { step: "unavailable" }
  | { step: "confirm"; profile: LayerProfile | null; banks: string[] };

import type { LayerField } from "../../data/layer-field";
import type { LayerPerson } from "../../data/layer-people";
import type { AddedItem } from "../link-session";

/** What a Layer session knows beyond what every session does. */
export type LayerProgress = {
  /** The number that was submitted last, with its country code; null where it is of nobody. */
  readonly phone: string | null;
  readonly availability: "unasked" | "ready" | "not available" | "autofill not available";
  /** Whom Layer found, with the banks that the template can use. */
  readonly person: LayerPerson | null;
  readonly isAuthenticated: boolean;
  /** What the person changed in the review. */
  readonly edited: readonly LayerField[];
  readonly shared: readonly { readonly institutionId: string; readonly masks: readonly string[] }[];
  /** What the session came to; filled in by whoever adds the Items. */
  readonly profile: {
    readonly publicToken: string;
    readonly accounts: AddedItem["accounts"];
  } | null;
};

/** Nothing submitted yet. */
export const freshProgress: LayerProgress = {
  phone: null,
  availability: "unasked",
  person: null,
  isAuthenticated: false,
  edited: [],
  shared: [],
  profile: null,
};

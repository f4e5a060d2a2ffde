import type { LayerField } from "../../data/layer-field";
import type { IdentityForm } from "./identity-form";

/** Where a person is in Layer. It waits unseen until the page has submitted who they are and opens it. */
export type LayerPane =
  | { readonly name: "layer-closed" }
  | { readonly name: "layer-consent" }
  | { readonly name: "layer-verify"; readonly wrongCodes: number }
  | {
      readonly name: "layer-review";
      /** What was typed and could not be taken, because of this field. */
      readonly refused: { readonly typed: IdentityForm; readonly field: LayerField } | null;
    }
  | { readonly name: "layer-accounts" };

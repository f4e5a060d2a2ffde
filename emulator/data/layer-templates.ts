import type { LayerField } from "./layer-field";
import type { Product } from "./products";

type Need = "required" | "optional" | "off";

/** What Plaid's Dashboard has for Layer: what an app asks for, and without what it does not want a person. */
export type LayerTemplate = {
  readonly id: `template_${string}`;
  readonly clientName: string;
  readonly products: readonly Product[];
  readonly fields: Readonly<Record<LayerField, Need>>;
  /** How much of the Social Security number is shared: all nine digits, or the last four. */
  readonly ssnDigits: 9 | 4;
  readonly accounts: "required" | "optional";
};

const products = ["auth", "identity", "transactions"] as const;
const clientName = "Your App";

/** The templates there are. There is no Dashboard to make others in. */
export const layerTemplates: readonly LayerTemplate[] = [
  {
    id: "template_emulator",
    clientName,
    products,
    fields: {
      name: "optional",
      address: "optional",
      email: "optional",
      date_of_birth: "optional",
      ssn: "optional",
    },
    ssnDigits: 9,
    accounts: "optional",
  },
  {
    id: "template_emulator_identity",
    clientName,
    products,
    fields: {
      name: "required",
      address: "required",
      email: "required",
      date_of_birth: "required",
      ssn: "required",
    },
    ssnDigits: 9,
    accounts: "optional",
  },
  {
    id: "template_emulator_accounts",
    clientName,
    products,
    fields: {
      name: "required",
      address: "optional",
      email: "optional",
      date_of_birth: "off",
      ssn: "optional",
    },
    ssnDigits: 4,
    accounts: "required",
  },
];

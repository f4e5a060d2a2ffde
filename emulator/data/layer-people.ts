import type { LayerField } from "./layer-field";
import { sandboxPhones } from "./sandbox-phones";
import type { SavedInstitution } from "./saved-institution";

/** What Plaid knows of a person. Null is what it does not know. */
export type LayerIdentity = {
  readonly phone_number: string;
  readonly name: { readonly first_name: string; readonly last_name: string } | null;
  readonly address: {
    readonly street: string;
    readonly street2: string | null;
    readonly city: string;
    readonly region: string;
    readonly postal_code: string;
    readonly country: string;
  } | null;
  readonly email: string | null;
  readonly date_of_birth: string | null;
  readonly ssn: string | null;
};

/** A person whom Layer finds by a phone number, and the banks Plaid knows them to have. */
export type LayerPerson = {
  readonly identity: LayerIdentity;
  readonly banks: readonly SavedInstitution[];
};

/** Plaid's sample person, who is behind every test number. A date of birth finds all of this. */
export const sampleIdentity = (phone_number: string) =>
  ({
    phone_number,
    name: { first_name: "Leslie", last_name: "Knope" },
    address: {
      street: "123 Main St.",
      street2: "Apt 123",
      city: "Pawnee",
      region: "Indiana",
      postal_code: "46001",
      country: "US",
    },
    email: "leslie@knope.com",
    date_of_birth: "1975-01-18",
    ssn: "987654321",
  }) as const satisfies LayerIdentity;

const nothing: Readonly<Record<LayerField, null>> = {
  name: null,
  address: null,
  email: null,
  date_of_birth: null,
  ssn: null,
};

const remembered = (phone: string) => sandboxPhones.get(phone)?.saved ?? [];
const two = remembered("+14155550011");
const three = remembered("+14155550012");
const one = remembered("+14155550015");
const savings = one.map((bank) => ({ ...bank, masks: ["1111"] }));

const person = (
  phone: string,
  banks: readonly SavedInstitution[],
  missing: Partial<Record<LayerField, null>> = {},
): [string, LayerPerson] => [phone, { identity: { ...sampleIdentity(phone), ...missing }, banks }];

/** The people behind Layer's test numbers. Nobody is behind any other. */
export const layerPeople: ReadonlyMap<string, LayerPerson> = new Map([
  person("+14155550000", [], nothing),
  person("+14155550011", two),
  person("+14155550012", three, nothing),
  person("+14155550015", one),
  person("+15155550013", two, { email: null }),
  person("+15155550015", two, { date_of_birth: null }),
  person("+15155550016", two, { ssn: null }),
  person("+15155550017", two, { address: null }),
  person("+15155550018", two, { name: null }),
  person("+15155550019", savings),
]);

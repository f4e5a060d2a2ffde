import type { Owner } from "plaid";
import type { Wire } from "../wire";
import type { CustomAccount } from "./custom-configuration";
import type { Login } from "./login";

type KnownOwner = Wire<Owner>;

const alberta: KnownOwner = {
  names: ["Alberta Bobbeth Charleson"],
  emails: [
    { data: "accountholder0@example.com", primary: true, type: "primary" },
    { data: "accountholder1@example.com", primary: false, type: "secondary" },
    {
      data: "extraordinarily.long.email.username.123456@reallylonghostname.com",
      primary: false,
      type: "other",
    },
  ],
  phone_numbers: [
    { data: "1112223333", primary: false, type: "home" },
    { data: "1112224444", primary: false, type: "work" },
    { data: "1112225555", primary: false, type: "mobile" },
  ],
  addresses: [
    {
      data: {
        street: "2992 Cameron Road",
        city: "Malakoff",
        region: "NY",
        postal_code: "14236",
        country: "US",
      },
      primary: true,
    },
    {
      data: {
        street: "2493 Leisure Lane",
        city: "San Matias",
        region: "CA",
        postal_code: "93405-2255",
        country: "US",
      },
      primary: false,
    },
  ],
};

const personaNames: Partial<Record<string, string[]>> = {
  user_ewa_user: ["Ezra Wade Abbott"],
  user_yuppie: ["Yolanda Upton Price"],
  user_small_business: ["Cedar Street Bakery LLC"],
  user_bank_income: ["Bianca Ines Moreau"],
  user_credit_joint_account: ["Alberta Bobbeth Charleson", "Julian Owen Charleson"],
};

/**
 * The owners of an account as its bank knows them. A custom user's are those configured, or the
 * usual one. With each of the moves they have another first address.
 */
export function ownersOf(login: Login, custom: CustomAccount | null, moves = 0): KnownOwner[] {
  const owner = custom
    ? custom.identity
      ? configured(custom.identity)
      : alberta
    : { ...alberta, names: personaNames[login.username] ?? alberta.names };
  return [moves === 0 ? owner : moved(owner, moves)];
}

function moved(owner: KnownOwner, moves: number): KnownOwner {
  const data = {
    street: `${123 + moves} Relaxation Road`,
    city: "San Matias",
    region: "CA",
    postal_code: "99415",
    country: "US",
  };
  return { ...owner, addresses: [{ data, primary: true }, ...owner.addresses.slice(1)] };
}

function configured({
  names = [],
  emails = [],
  phone_numbers = [],
  addresses = [],
}: NonNullable<CustomAccount["identity"]>): KnownOwner {
  return {
    names,
    emails: emails.map(({ data, primary = false, type = "other" }) => ({ data, primary, type })),
    phone_numbers: phone_numbers.map(({ data, primary = false, type = "other" }) => ({
      data,
      primary,
      type,
    })),
    addresses: addresses.map(({ data, primary = false }) => ({
      data: {
        street: data.street ?? "",
        city: data.city ?? null,
        region: data.region ?? null,
        postal_code: data.postal_code ?? null,
        country: data.country ?? null,
      },
      primary,
    })),
  };
}

import "server-only";
import type { Address, Owner } from "plaid";
import type { OwnerView } from "@/lib/contracts/items";

/** An owner of an account as the bank has them. */
export const ownerView = ({
  names,
  emails,
  phone_numbers,
  addresses,
}: Owner): Omit<OwnerView, "accounts"> => ({
  names,
  emails: emails.map(({ data }) => data),
  phoneNumbers: phone_numbers.map(({ data }) => data),
  addresses: addresses.map(addressOf),
});

const addressOf = ({ data: { street, city, region, postal_code, country } }: Address) =>
  [street, city, [region, postal_code].filter(Boolean).join(" "), country]
    .filter(Boolean)
    .join(", ");

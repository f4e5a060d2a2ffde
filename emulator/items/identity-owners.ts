import type { Owner } from "plaid";
import type { Item, ItemAccount } from "../state/entities";
import type { Wire } from "../wire";

const userGood: Wire<Owner> = {
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

/** Who an account belongs to, as its bank has it. The sandbox's `user_good` owns every account alike. */
export const ownersOf = (_item: Item, _account: ItemAccount): Wire<Owner>[] => [userGood];

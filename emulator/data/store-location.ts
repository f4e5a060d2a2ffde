import type { Transaction } from "plaid";
import type { Wire } from "../wire";

const nowhere = {
  address: null,
  city: null,
  country: null,
  lat: null,
  lon: null,
  postal_code: null,
  region: null,
  store_number: null,
};

const streets = [
  {
    address: "2992 Cameron Road",
    city: "Malakoff",
    region: "NY",
    postal_code: "14236",
    lat: 42.96,
    lon: -78.87,
  },
  {
    address: "300 Post St",
    city: "San Francisco",
    region: "CA",
    postal_code: "94108",
    lat: 37.788,
    lon: -122.407,
  },
  {
    address: "2493 Leisure Lane",
    city: "San Matias",
    region: "CA",
    postal_code: "93405",
    lat: 35.29,
    lon: -120.68,
  },
  {
    address: "123 Main St",
    city: "Madison",
    region: "IN",
    postal_code: "47250",
    lat: 38.74,
    lon: -85.38,
  },
] as const;

/** Where a purchase in a shop was made, as far as the bank says; the number of a shop tells its street. */
export function storeLocation({
  channel,
  storeNumber,
  currency,
}: {
  channel: string;
  storeNumber: string | null;
  currency: string;
}): Wire<Transaction["location"]> {
  if (channel !== "in store" || storeNumber === null) return nowhere;
  const street = currency === "USD" && storeNumber.length === 3 && streets[Number(storeNumber) % 4];
  return { ...nowhere, ...(street && { ...street, country: "US" }), store_number: storeNumber };
}

import type { Transaction } from "plaid";
import type { Wire } from "../wire";

/** Somebody who is paid, or pays. */
export type Merchant = {
  name: string;
  website: string | null;
  category: string;
  channel: Wire<Transaction["payment_channel"]>;
};

const inStore = (name: string, website: string | null, category: string): Merchant => ({
  name,
  website,
  category,
  channel: "in store",
});
const online = (name: string, website: string | null, category: string): Merchant => ({
  ...inStore(name, website, category),
  channel: "online",
});
const other = (name: string, website: string | null, category: string): Merchant => ({
  ...inStore(name, website, category),
  channel: "other",
});

const list: readonly Merchant[] = [
  online("Uber", "uber.com", "TRANSPORTATION_TAXIS_AND_RIDE_SHARES"),
  inStore("United Airlines", "united.com", "TRAVEL_FLIGHTS"),
  inStore("McDonald's", "mcdonalds.com", "FOOD_AND_DRINK_FAST_FOOD"),
  inStore("Starbucks", "starbucks.com", "FOOD_AND_DRINK_COFFEE"),
  inStore("SparkFun", "sparkfun.com", "GENERAL_MERCHANDISE_OTHER_GENERAL_MERCHANDISE"),
  inStore(
    "Touchstone Climbing",
    "touchstoneclimbing.com",
    "PERSONAL_CARE_GYMS_AND_FITNESS_CENTERS",
  ),
  inStore("KFC", "kfc.com", "FOOD_AND_DRINK_FAST_FOOD"),
  inStore("Madison Bicycle Shop", null, "GENERAL_MERCHANDISE_SPORTING_GOODS"),
  inStore("Tectra Inc", null, "GENERAL_SERVICES_OTHER_GENERAL_SERVICES"),
  inStore("Safeway", "safeway.com", "FOOD_AND_DRINK_GROCERIES"),
  inStore("Trader Joe's", "traderjoes.com", "FOOD_AND_DRINK_GROCERIES"),
  inStore("Whole Foods Market", "wholefoodsmarket.com", "FOOD_AND_DRINK_GROCERIES"),
  inStore("Blue Bottle Coffee", "bluebottlecoffee.com", "FOOD_AND_DRINK_COFFEE"),
  inStore("Chipotle", "chipotle.com", "FOOD_AND_DRINK_FAST_FOOD"),
  inStore("Corner Bistro", null, "FOOD_AND_DRINK_RESTAURANT"),
  inStore("Lotus Thai Kitchen", null, "FOOD_AND_DRINK_RESTAURANT"),
  online("DoorDash", "doordash.com", "FOOD_AND_DRINK_RESTAURANT"),
  inStore("Shell", "shell.us", "TRANSPORTATION_GAS"),
  inStore("Chevron", "chevron.com", "TRANSPORTATION_GAS"),
  inStore("City Metro", null, "TRANSPORTATION_PUBLIC_TRANSIT"),
  online("Lyft", "lyft.com", "TRANSPORTATION_TAXIS_AND_RIDE_SHARES"),
  online("Amazon", "amazon.com", "GENERAL_MERCHANDISE_ONLINE_MARKETPLACES"),
  inStore("Target", "target.com", "GENERAL_MERCHANDISE_SUPERSTORES"),
  inStore("Walmart", "walmart.com", "GENERAL_MERCHANDISE_SUPERSTORES"),
  inStore("CVS", "cvs.com", "MEDICAL_PHARMACIES_AND_SUPPLEMENTS"),
  inStore("Walgreens", "walgreens.com", "MEDICAL_PHARMACIES_AND_SUPPLEMENTS"),
  inStore("The Home Depot", "homedepot.com", "HOME_IMPROVEMENT_HARDWARE"),
  inStore("AMC Theatres", "amctheatres.com", "ENTERTAINMENT_TV_AND_MOVIES"),
  inStore("H&M", "hm.com", "GENERAL_MERCHANDISE_CLOTHING_AND_ACCESSORIES"),
  online("Netflix", "netflix.com", "ENTERTAINMENT_TV_AND_MOVIES"),
  online("Spotify", "spotify.com", "ENTERTAINMENT_MUSIC_AND_AUDIO"),
  online("PG&E", "pge.com", "RENT_AND_UTILITIES_GAS_AND_ELECTRICITY"),
  online("Comcast", "xfinity.com", "RENT_AND_UTILITIES_INTERNET_AND_CABLE"),
  online("Verizon", "verizon.com", "RENT_AND_UTILITIES_TELEPHONE"),
  online("Geico", "geico.com", "GENERAL_SERVICES_INSURANCE"),
  other("Birchwood Properties", null, "RENT_AND_UTILITIES_RENT"),
  other("Gusto", "gusto.com", "INCOME_WAGES"),
  other("Harbor Logistics Payroll", null, "INCOME_WAGES"),
  online("EarnIn", "earnin.com", "TRANSFER_IN_CASH_ADVANCES_AND_LOANS"),
  online("Stripe", "stripe.com", "INCOME_OTHER_INCOME"),
  online("Amazon Web Services", "aws.amazon.com", "GENERAL_SERVICES_OTHER_GENERAL_SERVICES"),
  online("Google Workspace", "workspace.google.com", "GENERAL_SERVICES_OTHER_GENERAL_SERVICES"),
  inStore("Staples", "staples.com", "GENERAL_MERCHANDISE_OFFICE_SUPPLIES"),
  online("FedEx", "fedex.com", "GENERAL_SERVICES_POSTAGE_AND_SHIPPING"),
  online("Delta Air Lines", "delta.com", "TRAVEL_FLIGHTS"),
  inStore("Marriott", "marriott.com", "TRAVEL_LODGING"),
];

/** Everybody whom transactions name, by name. */
export const merchants: ReadonlyMap<string, Merchant> = new Map(
  list.map((merchant) => [merchant.name, merchant]),
);

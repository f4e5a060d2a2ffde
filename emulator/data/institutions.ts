import type { CountryCode } from "plaid";
import type { Wire } from "../wire";
import type { Product } from "./products";

/** A bank of the sandbox. `health` is how Link finds it; `oauth` ones sign in on a page of their own. */
export type SandboxInstitution = {
  id: string;
  name: string;
  countryCodes: readonly Wire<CountryCode>[];
  products: readonly Product[];
  oauth: boolean;
  health: "healthy" | "degraded" | "down" | "unsupported";
  url: string;
  color: string;
  routingNumbers: readonly string[];
};

const everyProduct: readonly Product[] = [
  "assets",
  "auth",
  "balance",
  "transactions",
  "credit_details",
  "income",
  "identity",
  "identity_match",
  "income_verification",
  "investments",
  "liabilities",
  "recurring_transactions",
  "signal",
  "statements",
  "transfer",
];

const without = (...left: Product[]) => everyProduct.filter((product) => !left.includes(product));

function institution(
  id: string,
  name: string,
  rest: Partial<SandboxInstitution> = {},
): SandboxInstitution {
  return {
    id,
    name,
    countryCodes: ["US"],
    products: everyProduct,
    oauth: false,
    health: "healthy",
    url: `https://${name
      .toLowerCase()
      .replace(/[^a-z]+/g, "-")
      .replace(/-$/, "")}.example`,
    color: "#1f6f8b",
    routingNumbers: [],
    ...rest,
  };
}

const british = {
  countryCodes: ["GB"],
  oauth: true,
  products: ["auth", "balance", "identity", "transactions"],
} as const;
const oauth = { oauth: true } as const;

/** The sandbox's test banks and the best known real ones, in the order in which Link suggests them. */
export const institutions: readonly SandboxInstitution[] = [
  institution("ins_109508", "First Platypus Bank", { routingNumbers: ["011401533"] }),
  institution("ins_109509", "First Gingham Credit Union", { color: "#2f7d4f" }),
  institution("ins_109510", "Tattersall Federal Credit Union", {
    color: "#8a4b2a",
    products: without("investments", "identity", "identity_match", "liabilities"),
  }),
  institution("ins_109511", "Tartan Bank", { color: "#a23b3b" }),
  institution("ins_109512", "Houndstooth Bank", {
    color: "#4a4a68",
    products: without("auth", "signal", "transfer"),
    routingNumbers: ["021000021"],
  }),
  institution("ins_130016", "First Platypus Balance Bank"),
  institution("ins_135858", "Windowpane Bank", {
    color: "#56707f",
    products: without("auth", "signal", "transfer"),
    routingNumbers: ["333333334"],
  }),
  institution("ins_20", "Citizens Bank", { color: "#00713d" }),
  institution("ins_43", "Tartan-Dominion Bank of Canada", {
    countryCodes: ["CA"],
    color: "#a23b3b",
    products: [
      "assets",
      "auth",
      "balance",
      "identity",
      "investments",
      "liabilities",
      "transactions",
    ],
  }),
  institution("ins_132363", "Unhealthy Platypus Bank - Degraded", {
    health: "degraded",
    color: "#a86a12",
  }),
  institution("ins_132361", "Unhealthy Platypus Bank - Down", { health: "down", color: "#8f3a3a" }),
  institution("ins_133402", "Unsupported Platypus Bank - Institution Not Supported", {
    health: "unsupported",
    color: "#5c5c5c",
  }),
  institution("ins_127287", "Platypus OAuth Bank", oauth),
  institution("ins_132241", "First Platypus OAuth App2App Bank", oauth),
  institution("ins_56", "Chase", { ...oauth, color: "#0a5ea8" }),
  institution("ins_127989", "Bank of America", { ...oauth, color: "#b3122d" }),
  institution("ins_4", "Wells Fargo", { ...oauth, color: "#b31e30" }),
  institution("ins_128026", "Capital One", { ...oauth, color: "#00497b" }),
  institution("ins_13", "PNC", { ...oauth, color: "#a85008" }),
  institution("ins_127990", "U.S. Bank", { ...oauth, color: "#0c2074" }),
  institution("ins_10", "American Express", { ...oauth, color: "#016fd0" }),
  institution("ins_116834", "Flexible Platypus Open Banking", british),
  institution("ins_117650", "Royal Bank of Plaid", british),
  institution("ins_117181", "Flexible Platypus Open Banking (QR)", british),
  institution("ins_133502", "Platypus Bank RUX Auth"),
  institution("ins_133503", "Platypus Bank RUX Match"),
];

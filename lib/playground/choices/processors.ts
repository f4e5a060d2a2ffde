import type { ProcessorTokenCreateRequestProcessorEnum } from "plaid";
import { processorNames } from "@/lib/contracts/processors";

type Name = `${ProcessorTokenCreateRequestProcessorEnum}`;

// Stripe has an endpoint of its own at Plaid.
const names = Object.keys(processorNames).filter((name): name is Name => name !== "stripe");

/** Every partner of Plaid's. */
export const processors = {
  sdkEnum: "ProcessorTokenCreateRequestProcessorEnum",
  values: names as [Name, ...Name[]],
};

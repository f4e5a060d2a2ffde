import type { LinkConfig } from "../state/entities";

/** What a link token asks of Link that asks for nothing in particular. */
export const emptyLinkConfig: LinkConfig = {
  clientName: "This Application",
  language: "en",
  countryCodes: [],
  products: [],
  ifSupportedProducts: [],
  consentedProducts: [],
  daysRequested: 90,
  accountFilters: null,
  appearance: "SYSTEM",
  microdeposits: false,
  webhook: null,
  userId: null,
  redirectUri: null,
  phoneNumber: null,
  routingNumber: null,
  update: null,
  updateAny: null,
  hosted: null,
  isMultiItem: false,
};

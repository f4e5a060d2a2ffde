import type { Control } from "../../control/control";
import type { Partner } from "../../partner/partner";
import type { PageMaker } from "../page";
import { callPage } from "./call-page";
import { callsPage } from "./calls-page";
import { faultsPage } from "./faults-page";
import { itemPage } from "./item-page";
import { itemsPage } from "./items-page";
import { outboxPage } from "./outbox-page";
import { overviewPage } from "./overview-page";
import { partnerAccountPage } from "./partner-account-page";
import { partnerPage } from "./partner-page";
import { sessionPage } from "./session-page";
import { sessionsPage } from "./sessions-page";
import { webhookPage } from "./webhook-page";
import { webhooksPage } from "./webhooks-page";

/** Every page of the console, by its path. */
export const pages = (control: Control, partner: Partner): Record<string, PageMaker> => ({
  "/": overviewPage(control),
  "/console/sessions": sessionsPage(control),
  "/console/sessions/:id": sessionPage(control),
  "/console/items": itemsPage(control),
  "/console/items/:id": itemPage(control),
  "/console/webhooks": webhooksPage(control),
  "/console/webhooks/:id": webhookPage(control),
  "/console/faults": faultsPage(control),
  "/console/calls": callsPage(control),
  "/console/calls/:id": callPage(control),
  "/outbox": outboxPage(control),
  "/partner": partnerPage(partner),
  "/partner/accounts/:id": partnerAccountPage(partner),
});

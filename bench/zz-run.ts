import { webhookAccept } from "./webhook-accept";

console.log((await webhookAccept()).join("\n"));

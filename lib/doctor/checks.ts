import "server-only";
import type { Check } from "./check";
import { appUrl } from "./checks/app-url";
import { clock } from "./checks/clock";
import { database } from "./checks/database";
import { databaseSize } from "./checks/database-size";
import { deadJobs } from "./checks/dead-jobs";
import { encryptionKeys } from "./checks/encryption-keys";
import { environment } from "./checks/environment";
import { hostedLink } from "./checks/hosted-link";
import { layer } from "./checks/layer";
import { migrations } from "./checks/migrations";
import { nodeVersion } from "./checks/node-version";
import { plaidKeys } from "./checks/plaid-keys";
import { products } from "./checks/products";
import { redirectUri } from "./checks/redirect-uri";
import { versions } from "./checks/versions";
import { waitingJobs } from "./checks/waiting-jobs";
import { webhookUrl } from "./checks/webhook-url";
import { worker } from "./checks/worker";

/** Everything that the doctor looks at, in the order in which it is told. */
export const checks: readonly Check[] = [
  environment,
  encryptionKeys,
  clock,
  plaidKeys,
  products,
  hostedLink,
  layer,
  appUrl,
  webhookUrl,
  redirectUri,
  database,
  migrations,
  databaseSize,
  worker,
  waitingJobs,
  deadJobs,
  versions,
  nodeVersion,
];

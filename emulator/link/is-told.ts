import type { LinkSession } from "./link-session";

/** Whether webhooks tell of a session: of a Hosted or Multi-Item one, where the link token names a webhook. */
export const isTold = ({ config }: LinkSession): boolean =>
  config.webhook !== null && (Boolean(config.hosted) || config.isMultiItem);

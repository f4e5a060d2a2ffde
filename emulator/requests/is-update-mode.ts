import type { LinkTokenRequest } from "./link-token-create-rules";

/** Whether a link token is for Items that there are already: one, several by their tokens, or a user's. */
export const isUpdateMode = ({
  access_token,
  access_tokens,
  update,
}: Pick<LinkTokenRequest, "access_token" | "access_tokens" | "update">): boolean =>
  Boolean(access_token) || access_tokens !== undefined || update?.user === true;

import type { Item } from "../state/entities";

/** Whether the person took back what they had allowed the app. That is final: only a new Item helps. */
export const isRevoked = ({ errorCode }: Pick<Item, "errorCode">): boolean =>
  errorCode === "USER_PERMISSION_REVOKED";

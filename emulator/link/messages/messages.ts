import type { english } from "./english";

/** The name of one of Link's texts. */
export type MessageKey = keyof typeof english;

/** All of Link's own texts in one language; one that is forgotten does not compile. */
export type Messages = Readonly<Record<MessageKey, string>>;

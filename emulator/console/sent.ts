import { createContext } from "hono/jsx";
import type { Form } from "./page";

/** What became of the form that was sent last on the page, if one was. */
export type Sent = {
  /** The action that was done. */
  done: string | null;
  failed: { action: string; message: string; form: Form } | null;
};

/** The same for all forms of a page; each picks out what is its own. */
export const SentContext = createContext<Sent>({ done: null, failed: null });

/** The form that a field is in: the name of its action, and what was typed where it has failed. */
export const FormContext = createContext<{ action: string; typed: Form | null }>({
  action: "",
  typed: null,
});

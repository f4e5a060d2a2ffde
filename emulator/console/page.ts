import type { Child } from "hono/jsx";

/** What a form sent, by the names of its fields. */
export type Form = Readonly<Record<string, string>>;

/** Does what a form asks for. Answers where to go on, if not on the same page. */
export type Action = (form: Form) => Promise<string | undefined> | string | undefined;

/** A page of the console. */
export type Page = {
  title: string;
  body(): Child;
  /** What its forms do, by the value of their field `action`. */
  actions?: Readonly<Record<string, Action>>;
  /** Whether it cannot change, so that there is no use in looking again. */
  isStill?: boolean;
};

/** Makes a page for an address. Throws a `ControlRefusal` where there is nothing at it. */
export type PageMaker = (address: {
  id: string;
  query: URLSearchParams;
  /** Where the emulator is, as the browser names it. */
  origin: string;
}) => Page;

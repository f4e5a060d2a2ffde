import { createContext } from "hono/jsx";
import { translator } from "../messages/translator";

/** The language of the panes below it. */
export const Language = createContext(translator("en"));

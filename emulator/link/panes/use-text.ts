import { useContext } from "hono/jsx";
import { Language } from "./language";

/** Link's texts in the language of the session. */
export const useText = () => useContext(Language);

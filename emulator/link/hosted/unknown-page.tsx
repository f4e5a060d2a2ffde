/** @jsxImportSource hono/jsx */
import { NoticePage } from "./notice-page";

/** Under an address that no link token has. Whose it should have been, and in which language, nobody knows. */
export const UnknownPage = () => (
  <NoticePage
    title="There is no such link"
    text="Check that the address is complete. The emulator may also have been reset since."
  />
);

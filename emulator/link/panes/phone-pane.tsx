/** @jsxImportSource hono/jsx */
import { Act } from "./act";
import { Frame } from "./frame";

/** Where Plaid would ask for a phone number to recognise the person by. */
export const PhonePane = () => (
  <Frame title="Log in faster with your phone">
    <p>With a phone number Plaid remembers the accounts you linked before.</p>
    <p class="note">
      This version of the emulator does not remember anyone, so there is nothing to enter.
    </p>
    <Act action="skip_phone">
      <div class="foot">
        <button type="submit" class="button">
          Continue without phone number
        </button>
      </div>
    </Act>
  </Frame>
);

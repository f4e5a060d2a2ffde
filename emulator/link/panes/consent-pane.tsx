/** @jsxImportSource hono/jsx */
import { Act } from "./act";
import { Frame } from "./frame";

/** Says who asks for access, before anything else. */
export const ConsentPane = ({ clientName }: { clientName: string }) => (
  <Frame title={`${clientName} uses Plaid to link your account`}>
    <ul class="steps">
      <li>
        <strong>Nothing here is real</strong>
        <span class="quiet">
          This is a stand-in for Plaid. Banks, people and money are made up.
        </span>
      </li>
      <li>
        <strong>You choose what to share</strong>
        <span class="quiet">Pick the accounts that {clientName} may see.</span>
      </li>
    </ul>
    <Act action="continue">
      <div class="foot">
        <button type="submit" class="button">
          Continue
        </button>
      </div>
    </Act>
  </Frame>
);

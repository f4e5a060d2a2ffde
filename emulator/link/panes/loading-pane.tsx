/** @jsxImportSource hono/jsx */
import { Act } from "./act";
import { Frame } from "./frame";

const AS_IF_THINKING_MS = 350;

/** Shown while the bank is asked. It goes on by itself. */
export const LoadingPane = ({ institution }: { institution: string }) => (
  <Frame title={`Connecting to ${institution}`}>
    <div class="centre">
      <div class="busy" />
      <p class="quiet" role="status">
        Checking your login
      </p>
    </div>
    <Act action="proceed" afterMs={AS_IF_THINKING_MS} />
  </Frame>
);

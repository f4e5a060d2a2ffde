/** @jsxImportSource hono/jsx */
import { Act } from "./act";
import { Frame } from "./frame";
import { useText } from "./use-text";

const AS_IF_THINKING_MS = 350;

/** Shown while the bank is asked. It goes on by itself. */
export const LoadingPane = ({ institution }: { institution: string }) => {
  const text = useText();
  return (
    <Frame title={text("loadingTitle", { bank: institution })}>
      <div class="centre">
        <div class="busy" />
        <p class="quiet" role="status">
          {text("loadingText")}
        </p>
      </div>
      <Act action="proceed" afterMs={AS_IF_THINKING_MS} />
    </Frame>
  );
};

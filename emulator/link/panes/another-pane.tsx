/** @jsxImportSource hono/jsx */
import { Act } from "./act";
import { Frame } from "./frame";
import { useText } from "./use-text";

type Props = {
  /** The institutions that are connected so far. */
  connected: readonly string[];
  clientName: string;
};

/** Between two Items: how many institutions are connected, and the choice of one more. */
export const AnotherPane = ({ connected, clientName }: Props) => {
  const text = useText();
  const count = connected.length;
  return (
    <Frame title={text(count === 1 ? "anotherTitleOne" : "anotherTitleMany", { count })}>
      <ul class="list">
        {connected.map((name) => (
          <li key={name} class="bank">
            <span class="initial" aria-hidden="true">
              {name.slice(0, 1)}
            </span>
            {name}
          </li>
        ))}
      </ul>
      <p>{text("anotherText", { client: clientName })}</p>
      <div class="foot">
        <Act action="finish">
          <button type="submit" class="button">
            {text("continue")}
          </button>
        </Act>
        <Act action="add_another">
          <button type="submit" class="button second">
            {text("addAnother")}
          </button>
        </Act>
      </div>
    </Frame>
  );
};

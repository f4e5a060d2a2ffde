/** @jsxImportSource hono/jsx */
import { Act } from "./act";
import { Frame } from "./frame";

type Props = { what: "oauth" | "login"; institution: string; isUpdating: boolean };

/** Says plainly what this emulator cannot do yet, and leads back. */
export const UnsupportedPane = ({ what, institution, isUpdating }: Props) => {
  const instead = what === "oauth" ? "Close" : "Try again";
  const onward = isUpdating ? instead : "Select another institution";
  return (
    <Frame title="Not in this version of the emulator">
      {what === "oauth" ? (
        <p>
          {institution} signs in on a page of its own (OAuth). This emulator cannot show one yet.
        </p>
      ) : (
        <p>
          Plaid's sandbox knows this username or password. This emulator knows{" "}
          <code>user_good</code> with <code>pass_good</code>, or with a password such as{" "}
          <code>error_ITEM_LOCKED</code>.
        </p>
      )}
      <Act action="back">
        <div class="foot">
          <button type="submit" class="button">
            {onward}
          </button>
        </div>
      </Act>
    </Frame>
  );
};

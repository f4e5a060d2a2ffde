/** @jsxImportSource hono/jsx */
import { Act } from "./act";
import { FootButton } from "./foot-button";
import { Frame } from "./frame";
import { useText } from "./use-text";

type Props = { clientName: string; institution: string; products: readonly string[] };

/** Asks, in update mode, for products that the person has not consented to yet. */
export const MoreConsentPane = ({ clientName, institution, products }: Props) => {
  const text = useText();
  return (
    <Frame title={text("moreTitle", { client: clientName })}>
      <p>
        {text("moreText", {
          bank: institution,
          products: products.map((product) => product.replaceAll("_", " ")).join(", "),
        })}
      </p>
      <Act action="continue">
        <FootButton label={text("continue")} />
      </Act>
    </Frame>
  );
};

/** @jsxImportSource hono/jsx */
import type { OfferedInstitution } from "../offered-institutions";
import { Frame } from "./frame";
import { InstitutionSearch } from "./institution-search";
import { useText } from "./use-text";

type Props = { query: string; clientName: string; institutions: readonly OfferedInstitution[] };

/** The search for a bank. */
export const InstitutionsPane = (search: Props) => {
  const text = useText();
  return (
    <Frame title={text("institutionsTitle")}>
      <InstitutionSearch {...search} />
    </Frame>
  );
};

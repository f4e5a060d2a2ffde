/** @jsxImportSource hono/jsx */
import type { OfferedInstitution } from "../offered-institutions";
import { Act } from "./act";
import { useText } from "./use-text";

type Props = { query: string; clientName: string; institutions: readonly OfferedInstitution[] };

/** A field to search for a bank: suggestions first, then what matches as one types. */
export const InstitutionSearch = ({ query, clientName, institutions }: Props) => {
  const text = useText();
  const count = institutions.length;
  return (
    <>
      <Act action="search" live>
        <input
          class="search"
          type="search"
          name="query"
          value={query}
          aria-label={text("searchLabel")}
          placeholder={text("searchLabel")}
          autocomplete="off"
          maxlength={200}
        />
      </Act>
      <Act action="select_institution">
        <div id="results">
          <p class="quiet" role="status">
            {count === 0 && text("noneFound", { query })}
            {count > 0 && (query.trim() ? text("found", { count }) : text("suggested"))}
          </p>
          <ul class="list">
            {institutions.map(({ id, name, remark }) => (
              <li key={id}>
                <button type="submit" class="choice" name="institution_id" value={id}>
                  <span class="initial" aria-hidden="true">
                    {name.charAt(0)}
                  </span>
                  <span>
                    {name}
                    {remark && (
                      <span class="quiet remark">{text(remark, { client: clientName })}</span>
                    )}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </div>
      </Act>
    </>
  );
};

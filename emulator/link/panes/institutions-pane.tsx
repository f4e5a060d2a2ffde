/** @jsxImportSource hono/jsx */
import type { SandboxInstitution } from "../../data/institutions";
import { Act } from "./act";
import { Frame } from "./frame";

type Props = { query: string; institutions: readonly SandboxInstitution[] };

/** The search for a bank: suggestions first, then what matches as one types. */
export const InstitutionsPane = ({ query, institutions }: Props) => (
  <Frame title="Select your institution">
    <Act action="search" live>
      <input
        class="search"
        type="search"
        name="query"
        value={query}
        aria-label="Search for an institution"
        placeholder="Search for an institution"
        autocomplete="off"
        maxlength={200}
      />
    </Act>
    <Act action="select_institution">
      <div id="results">
        <p class="quiet" role="status">
          {institutions.length === 0
            ? `Nothing matches "${query}". Try "Platypus".`
            : query.trim()
              ? `${institutions.length} found`
              : "Suggested"}
        </p>
        <ul class="list">
          {institutions.map(({ id, name }) => (
            <li key={id}>
              <button type="submit" class="choice" name="institution_id" value={id}>
                <span class="initial" aria-hidden="true">
                  {name.charAt(0)}
                </span>
                {name}
              </button>
            </li>
          ))}
        </ul>
      </div>
    </Act>
  </Frame>
);

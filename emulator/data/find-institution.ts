import { institutions, type SandboxInstitution } from "./institutions";

const byId = new Map(institutions.map((institution) => [institution.id, institution]));

/** The institution with this id, if the sandbox has it. */
export const findInstitution = (id: string): SandboxInstitution | undefined => byId.get(id);

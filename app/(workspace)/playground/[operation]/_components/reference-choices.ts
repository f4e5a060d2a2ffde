import type { ReferenceKind } from "@/lib/playground/reference";

/** Something that a reference can name, by a name that its owner knows. `group`: the bank of an account. */
export type ReferenceChoice = { value: string; label: string; group?: string };

/** What the references of a request can be. */
export type ReferenceChoices = Partial<Record<ReferenceKind, ReferenceChoice[]>>;

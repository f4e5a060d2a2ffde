/** A part of an identity that a Layer template asks for. The phone number is always one. */
export type LayerField = "name" | "address" | "email" | "date_of_birth" | "ssn";

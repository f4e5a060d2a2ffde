import { idNumbers } from "../choices/id-numbers";
import { choice, date, group, moment, reference, text } from "../fields";

const name = () =>
  group("The person's name, for Identity Verification.", {
    given_name: text("First name.", { max: 100 }),
    family_name: text("Last name.", { max: 100 }),
  });

const address = () =>
  group("Where the person lives.", {
    country: text("The country in two capital letters.", {
      min: 2,
      max: 2,
      pattern: /^[A-Z]{2}$/,
      says: "must be two capital letters, such as US",
    }),
    street: text("Street and number.", { max: 80 }).optional(),
    street2: text("Flat or suite.", { max: 50 }).optional(),
    city: text("City.", { max: 100 }).optional(),
    region: text("State or province, by its short code.", {
      max: 6,
      pattern: /^[A-Z0-9]{1,6}$/,
      says: "must be a short code, such as CA",
    }).optional(),
    postal_code: text("Postal code.", {
      min: 2,
      max: 10,
      pattern: /^[A-Za-z0-9][A-Za-z0-9 -]*$/,
      says: "must be letters and digits",
    }).optional(),
  });

const idNumber = () =>
  group("A number that a state gave to the person.", {
    value: text("The number, without spaces and dashes.", {
      max: 40,
      pattern: /^[A-Za-z0-9]+$/,
      says: "must be letters and digits only",
    }),
    type: choice("What kind of number.", idNumbers),
  });

/** Who Link is made for. */
export const user = () =>
  group("Who Link is made for. This or `user_id` is needed.", {
    client_user_id: reference(
      "Our id of the person: nothing that tells who they are.",
      "me",
      "client_user_id",
    ),
    phone_number: text("Fills in the phone number, which Plaid remembers people by.", {
      min: 4,
      max: 24,
      pattern: /^\+?[0-9][0-9 ()-]*$/,
      says: "must be a phone number, such as +14155550123",
    }).optional(),
    email_address: text("Fills in the e-mail address, for Identity Verification.", {
      min: 3,
      max: 254,
      pattern: /^[^\s@]+@[^\s@]+$/,
      says: "must be an e-mail address",
    }).optional(),
    legal_name: text("The full name, for verification by micro-deposits.", { max: 200 }).optional(),
    name: name().optional(),
    date_of_birth: date("Date of birth, for Identity Verification.").optional(),
    address: address().optional(),
    id_number: idNumber().optional(),
    phone_number_verified_time: moment(
      "When you made sure of the phone number. Of no effect any more.",
    ).optional(),
    email_address_verified_time: moment(
      "When you made sure of the e-mail address. Of no effect any more.",
    ).optional(),
    ssn: text("Of no effect any more: use `id_number`.", { max: 11 }).optional(),
  });

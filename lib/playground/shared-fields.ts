import { countries } from "./choices/countries";
import { choices, list, reference, text } from "./fields";

/** The Item that a request is about. */
export const accessToken = (help = "The bank that is asked about.") =>
  reference(help, "item", "access_token");

/** Narrows an answer to some accounts of the Item. */
export const accountIds = (help = "Only these accounts of the bank. All of them without.") =>
  list(help, reference("An account of the bank.", "account", "account_id"));

/** The countries whose institutions are meant. */
export const countryCodes = (help = "Institutions of these countries only.") =>
  choices(help, countries);

/** The Android app that Link is opened in. */
export const androidPackageName = () =>
  text("The package name of your Android app. Not together with redirect_uri.", {
    max: 255,
    pattern: /^[A-Za-z]\w*(\.[A-Za-z]\w*)+$/,
    says: "must be a package name, such as com.example.app",
  });

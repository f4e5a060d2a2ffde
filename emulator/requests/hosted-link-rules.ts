import { PlaidFailure } from "../plaid-failure";
import type { LinkTokenRule } from "./link-token-create-rules";

const invalid = (message: string) => new PlaidFailure("INVALID_FIELD", message);

const email = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** Schemes that do not lead anywhere but run or show what the URI itself says. */
const inline = new Set(["javascript:", "data:", "vbscript:", "blob:", "about:"]);

/** What a Hosted Link must fit together with. Its completion URI may be of any scheme, as apps have schemes of their own. */
export const hostedLinkRules: readonly LinkTokenRule[] = [
  ({ hosted_link, android_package_name }) =>
    hosted_link !== undefined &&
    android_package_name !== undefined &&
    invalid("android_package_name must not be given together with hosted_link"),
  ({ hosted_link, user }) =>
    hosted_link?.delivery_method === "sms" &&
    !user?.phone_number &&
    invalid("user.phone_number must be given when hosted_link.delivery_method is sms"),
  ({ hosted_link, user }) =>
    hosted_link?.delivery_method === "email" &&
    !email.test(user?.email_address ?? "") &&
    invalid(
      "user.email_address must be a valid email address when hosted_link.delivery_method is email",
    ),
  ({ hosted_link }) => {
    const uri = hosted_link?.completion_redirect_uri;
    return (
      uri !== undefined &&
      (!URL.canParse(uri) || inline.has(new URL(uri).protocol)) &&
      invalid("hosted_link.completion_redirect_uri must be a valid URI")
    );
  },
];

import type { ConsumerReportUserIdentity } from "plaid";
import type { UserIdentity } from "../state/entities";
import type { Wire } from "../wire";

/** The identity that the older form of it, the one for consumer reports, describes. */
export function identityOfReport(report: Wire<ConsumerReportUserIdentity>): UserIdentity {
  const { street, city, region, postal_code, country } = report.primary_address;
  return {
    name: { given_name: report.first_name, family_name: report.last_name },
    date_of_birth: report.date_of_birth,
    emails: report.emails.map((data, index) => ({ data, primary: index === 0 })),
    phone_numbers: report.phone_numbers.map((data, index) => ({ data, primary: index === 0 })),
    addresses: [
      {
        street_1: street,
        city,
        region,
        postal_code,
        country: country ?? "US",
        primary: true,
      },
    ],
    id_numbers: [
      ...(report.ssn_full ? [{ value: report.ssn_full, type: "us_ssn" as const }] : []),
      ...(report.ssn_last_4 ? [{ value: report.ssn_last_4, type: "us_ssn_last_4" as const }] : []),
    ],
  };
}

import type { CraCheckReportVerificationGetReportType, GSEReportType } from "plaid";
import { choice, choices, flag, group, list, text, whole } from "../fields";
import { craVersions } from "./cra-versions";
import { ultraFico } from "./ultrafico";

const gseReports = {
  sdkEnum: "GSEReportType",
  values: ["VOA", "EMPLOYMENT_REFRESH"],
} as const satisfies { sdkEnum: string; values: readonly `${GSEReportType}`[] };

const homeLendingReports = {
  sdkEnum: "CraCheckReportVerificationGetReportType",
  values: ["VOA", "EMPLOYMENT_REFRESH", "INCOME"],
} as const satisfies {
  sdkEnum: string;
  values: readonly `${CraCheckReportVerificationGetReportType}`[];
};

const reportId = () => text("Your id of the report, such as that of an application.", { max: 100 });

const partnerInsights = () =>
  group("Scores of Plaid's partners.", {
    prism_versions: group("Which editions of Prism Data's scores.", {
      firstdetect: choice("FirstDetect.", craVersions.firstDetect).optional(),
      detect: choice("Detect.", craVersions.detect).optional(),
      cashscore: choice("CashScore.", craVersions.cashScore).optional(),
      extend: choice("Extend.", craVersions.extend).optional(),
      insights: choice("Insights.", craVersions.insights).optional(),
    }).optional(),
    fico: ultraFico().optional(),
  });

const baseReport = () =>
  group("The Base Report.", {
    client_report_id: reportId().optional(),
    require_identity: flag("Fails where the bank does not tell who the owner is.").optional(),
    gse_options: group("Reports for Fannie Mae and Freddie Mac.", {
      report_types: choices("Which reports they may have.", gseReports),
    }).optional(),
    home_lending_report_options: group("Reports for home loans.", {
      reports_requested: choices("Which reports are made.", homeLendingReports),
      employment_refresh_options: group("The Employment Refresh Report.", {
        days_requested: whole("Days of history.", { min: 1, max: 731 }),
      }).optional(),
    }).optional(),
  });

const category = (help: string) => text(help, { max: 100 });

/** What Plaid Check reports. */
export const craOptions = () =>
  group("What Plaid Check reports. Needed for the products that begin with cra_.", {
    days_requested: whole("Days of history.", { min: 180, max: 731 }),
    days_required: whole("Days without which there is no report.", { min: 1, max: 731 }).optional(),
    client_report_id: reportId().optional(),
    base_report: baseReport().optional(),
    partner_insights: partnerInsights().optional(),
    cashflow_insights: group("Cashflow Insights.", {
      attributes_version: choice("Which edition.", craVersions.cashflow).optional(),
    }).optional(),
    lend_score: group("LendScore.", {
      lend_score_version: choice("Which edition.", craVersions.lendScore).optional(),
    }).optional(),
    network_insights: group("Network Insights.", {
      network_insights_version: choice("Which edition.", craVersions.network).optional(),
    }).optional(),
    income_insights: group("Income Insights.", {
      income_insights_version: choice("Which edition.", craVersions.income),
      income_insights_filter: group("Which kinds of income count.", {
        included_categories: list("Those that count.", category("A category.")),
        excluded_categories: list("Those that do not.", category("A category.")).optional(),
      }).optional(),
    }).optional(),
    include_investments: flag("Tells of investments too.").optional(),
  });

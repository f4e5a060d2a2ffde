import "server-only";
import { databaseProblem } from "@/lib/data/database-problem";
import { systemDescribeDatabase } from "@/lib/data/database-report";
import { type Check, ok, problem, warning } from "../check";

const MAJOR_MIN = 15;

/** Whether the database answers, and how fast. */
export const database: Check = {
  id: "database",
  group: "Database",
  title: "Connection",
  async examine() {
    const startedAt = performance.now();
    const report = await systemDescribeDatabase().catch((thrown: unknown) => {
      if (databaseProblem(thrown)) return null;
      throw thrown;
    });
    if (!report) {
      return problem(
        "The database does not answer.",
        "Start it, and compare its address, port, name and password with DATABASE_URL. npm run demo starts an embedded one together with the app.",
      );
    }
    const ms = Math.round(performance.now() - startedAt);
    const facts = [
      { label: "PostgreSQL", value: report.version },
      { label: "Answered in", value: `${ms} ms` },
    ];
    if (Number.parseInt(report.version, 10) < MAJOR_MIN) {
      return warning(
        "This version of PostgreSQL gets no corrections any more.",
        `Move to PostgreSQL ${MAJOR_MIN} or later.`,
        facts,
      );
    }
    return ok("The database answers.", facts);
  },
};

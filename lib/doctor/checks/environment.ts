import "server-only";
import { describeVariables, env, environmentComplaints } from "@/lib/env";
import { type Check, ok, problem } from "../check";

/** Whether every variable is right. Tells which are set, and the values of those that open nothing. */
export const environment: Check = {
  id: "environment",
  group: "Settings",
  title: "Environment variables",
  examine() {
    const complaints = environmentComplaints();
    if (complaints.length > 0) {
      const one = complaints.length === 1;
      return problem(
        one ? "One variable is not right." : `${complaints.length} variables are not right.`,
        "Correct what is named below, in .env or wherever this server is started from. .env.example explains each.",
        complaints.map(([label, value]) => ({ label, value })),
      );
    }
    return ok(`All variables are right, for ${place()}.`, describeVariables().map(fact));
  },
};

function place(): string {
  const { PLAID_BASE_URL, PLAID_ENV } = env();
  return PLAID_BASE_URL ? "the local emulator of Plaid" : `Plaid's ${PLAID_ENV} environment`;
}

function fact({ name, state, value }: ReturnType<typeof describeVariables>[number]) {
  if (state === "unset") return { label: name, value: "not set" };
  if (value === null) return { label: name, value: state === "set" ? "set" : "its default" };
  return { label: name, value: state === "set" ? value : `${value} (default)` };
}

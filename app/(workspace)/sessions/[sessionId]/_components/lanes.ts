import type { InspectorLane } from "@/lib/contracts/inspector";
import type { SequenceLane } from "../../../_components/sequence-step";

/** The four lanes, from left to right. */
export const lanes = [
  { id: "browser", name: "Browser" },
  { id: "server", name: "Your server" },
  { id: "plaid", name: "Plaid" },
  { id: "database", name: "Database" },
] as const satisfies SequenceLane<InspectorLane>[];

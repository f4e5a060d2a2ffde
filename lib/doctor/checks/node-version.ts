import "server-only";
import { env } from "@/lib/env";
import { type Check, ok, warning } from "../check";
import { isOlder } from "../is-older";
import { nodeFloor } from "../version-floors";

/** Whether this Node still gets corrections, which matters where strangers can reach it. */
export const nodeVersion: Check = {
  id: "node",
  group: "Versions",
  title: "Node",
  examine() {
    const { node } = process.versions;
    const facts = [{ label: "Node", value: `${node}, at least ${nodeFloor} on the internet` }];
    if (!isOlder(node, nodeFloor)) return ok("This Node gets security corrections.", facts);
    const says = "This Node gets no security corrections any more.";
    // Beside the emulator nobody else is there.
    return env().PLAID_BASE_URL
      ? ok(`${says} Beside the emulator, on this computer, that will do.`, facts)
      : warning(says, "Run the app on Node 24.", facts);
  },
};

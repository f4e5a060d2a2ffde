import type { LinkSessionView } from "@/lib/contracts/link";

/** What came of a hosted session, as a heading and what it means, for whoever comes back from it. */
export function returnWords({ banks, state, exit }: LinkSessionView): {
  title: string;
  text: string;
} {
  const has = (wanted: (typeof banks)[number]["state"]) =>
    banks.some((bank) => bank.state === wanted);
  if (has("linked")) {
    return {
      title: "Your bank is linked",
      text: "Its accounts are among yours in a moment. The page you started from knows, too.",
    };
  }
  if (has("duplicate")) {
    return {
      title: "One thing is left to decide",
      text: "This bank is linked already. Decide below whether to link it once more.",
    };
  }
  if (has("uncertain")) {
    return {
      title: "Your bank is not linked yet",
      text: "It could not be finished. You need not sign in there again: try again below.",
    };
  }
  if (has("linking")) {
    return {
      title: "Your bank is being linked",
      text: "It takes a second or two. Follow this session to see when it is done.",
    };
  }
  if (has("refused")) {
    return {
      title: "The bank could not be linked",
      text: "You were through, but nothing could be stored. See below.",
    };
  }
  if (state === "exited") {
    return {
      title: "No bank was linked",
      text:
        exit?.message ?? "You left Plaid's page before the end. The same link can be opened again.",
    };
  }
  if (state === "completed") return { title: "All done", text: "You can close this page." };
  return {
    title: "Nothing is linked so far",
    text: "Plaid knows of no result yet. If you were through, it appears in this session by itself.",
  };
}

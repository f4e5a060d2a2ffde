import type { ProcessorTokenView } from "@/lib/contracts/processors";

/** How far the handoff is, and what to do where it got stuck. */
export function handoffWords({ handoff, processorName }: ProcessorTokenView): string {
  const { state, reference } = handoff;
  switch (state) {
    case "none":
      return `${processorName} has not been sent this token by this app.`;
    case "waiting":
      return `The token is on its way to ${processorName}. Should the connection fail, it is tried again, without doing it twice.`;
    case "received":
      return `${processorName} has the token${reference ? ` and calls the account ${reference}` : ""}.`;
    case "refused":
      return `${processorName} said no, so it was not tried again. The last attempt below says why. Mend that, then send the token again.`;
    case "failed":
      return `${processorName} did not take it after several attempts. It may have it all the same; sending it again does no harm.`;
  }
}

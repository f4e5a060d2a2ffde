import type { InspectorLane, InspectorStep } from "@/lib/contracts/inspector";
import type { SequenceStep } from "../../../_components/sequence-step";
import { StepMore } from "./step-more";
import { StepNotes } from "./step-notes";
import { sinceWords, stepTitle } from "./step-words";

/** The steps of a session as a sequence draws them. */
export const drawSteps = (steps: InspectorStep[]): SequenceStep<InspectorLane>[] =>
  steps.map((step) => ({
    id: step.id,
    from: step.from,
    to: step.to,
    title: stepTitle(step),
    call: isInWords(step) ? (step.source?.name ?? null) : step.name,
    at: step.at,
    durationMs: step.durationMs,
    status: step.status,
    failure: step.error?.code ?? null,
    requestId: step.requestId,
    code: null,
    since: sinceWords(step.sinceStartMs),
    // Of what the browser asked only the time is known, not the status it got.
    ...(isAsked(step) && !step.error && { answer: "answered" }),
    ...((step.error || step.race) && { notes: <StepNotes step={step} /> }),
    ...(hasMore(step) && { more: () => <StepMore step={step} /> }),
  }));

/** Their names are the titles; the function that did it tells more. */
const isInWords = ({ kind }: InspectorStep) => kind === "completion" || kind === "write";

const isAsked = ({ kind }: InspectorStep) => kind === "request" || kind === "completion";

const hasMore = ({ request, response, source, plaidLinkSessionId }: InspectorStep) =>
  request !== null || response !== null || source !== null || plaidLinkSessionId !== null;

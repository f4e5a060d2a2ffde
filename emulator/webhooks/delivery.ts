import type { Webhook } from "./announce";
import type { SignatureFault } from "./signature-fault";

/** One try to deliver a webhook. `status` is null where no answer came; `error` then says why. */
export type Attempt = {
  readonly at: number;
  readonly status: number | null;
  readonly durationMs: number;
  readonly error: string | null;
};

/** A webhook on its way: what became of it so far, and when it is tried next. */
export type Delivery = Readonly<Webhook> & {
  /** `refused` ones were never sent, because their URL is not on this machine. */
  readonly state: "pending" | "delivered" | "failed" | "refused";
  /** When it is tried next, on the emulator's clock. Null once nothing more will happen. */
  readonly dueAt: number | null;
  readonly attempts: readonly Attempt[];
  /** What is wrong with its signature on purpose. */
  readonly signature: SignatureFault;
  /** Whether it is tried once only, whatever comes of it. */
  readonly once: boolean;
  /** The webhook that this one repeats. */
  readonly repeats: string | null;
};

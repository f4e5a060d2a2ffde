import { z } from "zod";
import type { State } from "../state/state";
import type { Courier } from "../webhooks/courier";
import type { Delivery } from "../webhooks/delivery";
import { isLocalUrl } from "../webhooks/is-local-url";
import { signatureFaults } from "../webhooks/signature-fault";
import { rotateWebhookKey } from "../webhooks/webhook-key";
import { checkControl } from "./check-control";
import { ControlRefusal } from "./control-refusal";

const DAY_MS = 24 * 60 * 60 * 1000;

const resending = z.strictObject({
  times: z.number().int().min(1).max(100).default(1),
  delayMs: z.number().int().min(0).max(DAY_MS).default(0),
});

const sending = z.strictObject({
  url: z.string().refine(isLocalUrl, { error: "must be a URL of this machine" }),
  body: z.record(z.string(), z.unknown()),
  fault: z.enum(signatureFaults).default("none"),
});

const rotation = z.strictObject({
  overlapMs: z
    .number()
    .int()
    .min(0)
    .max(365 * DAY_MS)
    .default(5 * 60_000),
});

/** The part of the control that has to do with webhooks. */
export function createWebhookControl({
  state,
  courier,
  now,
}: {
  state: State;
  courier: Courier;
  now: () => number;
}) {
  const outcomes = (sent: Delivery[]) => sent.map((one) => state.webhooks.get(one.id) ?? one);

  return {
    /** Webhooks that wait, and the last thousand that are done with, oldest first. */
    webhooks: (): Delivery[] => state.webhooks.list(),
    /** Resolves when every webhook that is due has been tried. */
    settleWebhooks: (): Promise<void> => courier.settled(),

    /** Sends a webhook again, once or several times, at once or later. Answers what became of it so far. */
    async resendWebhook(id: string, input: z.input<typeof resending> = {}): Promise<Delivery[]> {
      const { times, delayMs } = checkControl(resending, input);
      const original = state.webhooks.get(id);
      if (!original) throw new ControlRefusal("there is no such webhook");
      const { url, body, signature } = original;
      const sent = Array.from({ length: times }, () =>
        state.webhooks.add(
          { url, body, at: now() + delayMs },
          { signature, once: true, repeats: id },
        ),
      );
      if (delayMs === 0) await courier.settled();
      return outcomes(sent);
    },
    /** Sends any body to a URL of this machine, once, with a good signature or with a fault in it. */
    async sendWebhook(input: z.input<typeof sending>): Promise<Delivery> {
      const { url, body, fault } = checkControl(sending, input);
      const sent = state.webhooks.add({ url, body, at: now() }, { signature: fault, once: true });
      await courier.settled();
      return state.webhooks.get(sent.id) ?? sent;
    },
    /** Has webhooks signed with a new key from now on. The old one stays good for the overlap. */
    rotateKeys(input: z.input<typeof rotation> = {}) {
      const { overlapMs } = checkControl(rotation, input);
      const { current, previous } = state.transaction(() =>
        rotateWebhookKey(state, { now: now(), overlapMs }),
      );
      return {
        current: { kid: current.kid },
        previous: {
          kid: previous.kid,
          expires_at: new Date(previous.expiresAt ?? now()).toISOString(),
        },
      };
    },
  };
}

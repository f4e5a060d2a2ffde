import { timingSafeEqual } from "node:crypto";
import { type Context, Hono } from "hono";
import { z } from "zod";
import { partnerInboundKey } from "../keys";
import type { PartnerAccount } from "../state/entities";
import { ids } from "../state/ids";
import type { Partner } from "./partner";
import { PartnerRefusal } from "./partner-refusal";

const LONGEST_KEY = 255;

const handover = z.strictObject({
  processor_token: z.string().refine((token) => ids.isToken("processor", token), {
    error: "is not of the form processor-<environment>-<identifier>",
  }),
  reference: z.string().min(1).max(200).optional(),
});

/** The API by which an app hands a processor token over to the partner. Every refusal is `{ error: { code, message } }`. */
export function partnerApi(partner: Partner): Hono {
  const routes = new Hono();

  routes.use(async (context, next) => {
    if (!isInboundKey(context.req.header("authorization"))) {
      context.header("www-authenticate", "Bearer");
      throw new PartnerRefusal(401, "unauthorized", "the Authorization header has no valid key");
    }
    await next();
    context.header("cache-control", "no-store");
  });
  routes.onError((thrown, context) => {
    if (!(thrown instanceof PartnerRefusal)) throw thrown;
    const { code, message, status } = thrown;
    return context.json({ error: { code, message } }, status);
  });

  routes.post("/accounts", async (context) => {
    const key = idempotencyKey(context);
    const account = await partner.receive(key, await bodyOf(context));
    const { id, reference } = account;
    return context.json({ id, status: "received", reference }, 201);
  });
  routes.get("/accounts/:id", (context) => {
    const account = partner.find(context.req.param("id"));
    if (!account) throw new PartnerRefusal(404, "not_found", "there is no such account");
    return context.json(answerOf(account));
  });
  routes.all("*", () => {
    throw new PartnerRefusal(404, "not_found", "there is nothing at this path");
  });
  return routes;
}

function isInboundKey(header: string | undefined): boolean {
  const [given, known] = [header ?? "", `Bearer ${partnerInboundKey}`].map((text) =>
    Buffer.from(text),
  ) as [Buffer, Buffer];
  return given.length === known.length && timingSafeEqual(given, known);
}

function idempotencyKey(context: Context): string {
  const key = context.req.header("idempotency-key") ?? "";
  if (key.length > 0 && key.length <= LONGEST_KEY) return key;
  throw new PartnerRefusal(
    400,
    "missing_idempotency_key",
    `the Idempotency-Key header must have 1 to ${LONGEST_KEY} characters`,
  );
}

async function bodyOf(context: Context): Promise<z.output<typeof handover>> {
  const body: unknown = await context.req.json().catch(() => {
    throw new PartnerRefusal(400, "invalid_request", "the body is not valid JSON");
  });
  const parsed = handover.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new PartnerRefusal(400, "invalid_request", z.prettifyError(parsed.error));
}

/** What the partner tells the sender: of each product what it got, or why not. The token stays where it is. */
const answerOf = ({ id, reference, receivedAt, readAt, readings }: PartnerAccount) => ({
  id,
  status: "received",
  reference,
  received_at: new Date(receivedAt).toISOString(),
  read_at: new Date(readAt).toISOString(),
  products: Object.fromEntries(
    readings.map(({ product, ...reading }) => [product, reading] as const),
  ),
});

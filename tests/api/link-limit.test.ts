import { expect, test } from "vitest";
import { POST as layer } from "@/app/api/link/session-tokens/route";
import { POST as start } from "@/app/api/link/tokens/route";
import { routes } from "@/lib/routes";
import { emulator } from "@/tests/support/emulator";
import { answerOf, params, post } from "@/tests/support/requests";
import { signedInUser } from "@/tests/support/users";

test("S-LINK-13: one person opens Link 30 times a minute, in every mode together", async () => {
  const { cookie } = await signedInUser();
  const other = await signedInUser();
  const open = (cookie: string) =>
    answerOf(start(post(routes.api.linkTokens(), { mode: "standard" }, { cookie }), params({})));
  const mark = await emulator.mark();

  const answers = await Promise.all(Array.from({ length: 32 }, () => open(cookie)));
  const inLayer = await answerOf(
    layer(post(routes.api.linkSessionTokens(), {}, { cookie }), params({})),
  );

  expect(answers.filter(({ status }) => status === 201)).toHaveLength(30);
  const refused = answers.find(({ status }) => status === 429);
  expect(refused?.body).toMatchObject({ code: "rate_limited" });
  expect(Number(refused?.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(inLayer.status).toBe(429);
  expect(await emulator.callsSince(mark)).toHaveLength(30);
  expect((await open(other.cookie)).status).toBe(201);
});

import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { routes } from "@/lib/routes";
import { userWithItem } from "@/tests/support/link";
import { launch, untilLive } from "../scripts/serve-app";
import { makeImage } from "./make-image";

let image: Awaited<ReturnType<typeof makeImage>>;
beforeAll(async () => {
  image = await makeImage();
}, 400_000);
afterAll(() => image?.remove());

test("the image of the Dockerfile serves pages, their scripts, people's banks and the sources it shows", async () => {
  const { NODE_ENV } = image.variables;
  const app = await launch({ ...(NODE_ENV && { NODE_ENV }) }, image.folder);
  try {
    await untilLive(app);
    const get = (place: string, cookie = "") => fetch(app.url + place, { headers: { cookie } });
    const page = await (await get(routes.signIn())).text();
    const [script = ""] = /\/_next\/static\/[^"]+\.js/.exec(page) ?? [];

    const registered = await fetch(app.url + routes.api.register(), {
      method: "POST",
      headers: { origin: app.url, "content-type": "application/json" },
      body: JSON.stringify({
        email: `${randomUUID()}@example.com`,
        password: "long enough a word",
      }),
    });
    const { cookie } = await userWithItem();

    expect(registered.status, app.output()).toBe(201);
    expect((await get("/api/health/ready")).status).toBe(200);
    expect((await get(script)).status).toBe(200);
    expect(await (await get(routes.accounts(), cookie)).text()).toContain("First Platypus Bank");
    const source = await get("/source/lib/link/start-session.ts", cookie);
    expect(await source.text()).toContain("startSession");
    expect((await get("/api/doctor", cookie)).status).toBe(200);
    expect(existsSync(path.join(image.folder, "server.js"))).toBe(false);
  } finally {
    app.child.kill("SIGTERM");
  }
  expect(await app.exited).toBe(0);
  expect(app.output()).not.toMatch(/standalone|MODULE_NOT_FOUND/);
}, 120_000);

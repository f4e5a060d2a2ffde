import { randomBytes, randomUUID } from "node:crypto";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { hashPassword } from "@/lib/auth/password";
import { seal } from "@/lib/crypto/sealed-token";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { freePort } from "@/scripts/ports";
import { createLeakSearch } from "@/tests/setup/e2e/leak-search";
import { readDatabase } from "@/tests/setup/e2e/read-database";
import { readFolder } from "@/tests/setup/e2e/read-folder";
import { startRecorder } from "@/tests/setup/e2e/recorder";
import { notPrinted, notSent, notStored } from "@/tests/setup/e2e/secret-kinds";

const accessToken = `access-sandbox-${randomUUID()}`;
const publicToken = `public-sandbox-${randomUUID()}`;
const place = { table: "Item", column: "accessToken", rowId: "itm_1", userId: "usr_1" };
const sealed = seal(accessToken, place, env().TOKEN_KEYS);
const passwordHash = await hashPassword("a short sentence works");

describe("S-LEAK-1: what is looked for", () => {
  test.each([
    { kind: "an access or processor token", secret: accessToken },
    { kind: "an access or processor token", secret: `processor-production-${randomUUID()}` },
    { kind: "a token for Stripe", secret: "btok_5oEetfLzPklE1fwJZ7SG" },
    { kind: "a token of Link", secret: publicToken },
    { kind: "the hash of a password", secret: passwordHash },
    { kind: "a sealed value", secret: sealed },
    { kind: "a key", secret: randomBytes(32).toString("base64"), isLearned: true },
  ])("S-LEAK-1: is found as $kind, wherever it is cut in two", ({ kind, secret, isLearned }) => {
    const text = Buffer.from(`<p>"${secret}"</p>`);

    for (let cut = 1; cut < text.length; cut += 1) {
      const search = createLeakSearch(notPrinted);
      if (isLearned) search.learn(kind, secret);
      const read = search.reader("a page");
      read(text.subarray(0, cut));
      read(text.subarray(cut));

      expect(search.found(), `cut at ${cut}`).toEqual([`${kind} in a page`]);
    }
  });

  test("S-ENC-1: is found among hundreds of values and in long texts", () => {
    const search = createLeakSearch([]);
    const tokens = Array.from({ length: 500 }, () => randomBytes(32).toString("base64url"));
    for (const token of tokens) search.learn("the token of a session", token);
    const read = search.reader("a file");

    expect(read(randomBytes(3_000_000).toString("base64url"))).toBe(true);
    expect(read(`${"x".repeat(100_000)}${tokens[321]}y`)).toBe(false);
  });

  test("is told by kind and place, and never by its value", () => {
    const search = createLeakSearch(notStored);
    const read = search.reader("a page");

    expect(read(`${accessToken} ${publicToken} ${accessToken}`)).toBe(false);

    expect(search.found()).toEqual([
      "a token of Link in a page",
      "an access or processor token in a page",
    ]);
  });

  test.each([
    {
      name: "redacted tokens",
      text: 'access-sandbox-[redacted] "processor-production-[redacted]"',
    },
    { name: "tokens as documentation names them", text: "access-sandbox-… public-sandbox-<uuid>" },
    { name: "other ids", text: `itm_${randomUUID()} ${randomUUID()} v1.2.3 btok_[redacted]` },
  ])("is not taken for $name", ({ text }) => {
    expect(createLeakSearch(notPrinted).reader("a page")(text)).toBe(true);
  });

  test("is not what belongs there: the tokens of Link in an answer, sealed values and hashes in a table", () => {
    expect(createLeakSearch(notSent).reader("an answer")(publicToken)).toBe(true);
    expect(createLeakSearch(notStored).reader("a row")(`${sealed} ${passwordHash}`)).toBe(true);
  });
});

describe("S-LEAK-1: the recorder", () => {
  test("S-LEAK-1: hands everything on as it was, and tells of what is in headers and bodies", async () => {
    const got: IncomingMessage[] = [];
    const { url, search, sessions } = await recorded((incoming, outgoing) => {
      got.push(incoming);
      if (incoming.url === "/clean") return outgoing.end("nothing");
      outgoing.writeHead(203, "Odd", [
        ...["x-twice", "1", "x-twice", "2", "x-token", accessToken],
        ...["set-cookie", "link-session=0123456789abcdef; Path=/; HttpOnly"],
      ]);
      outgoing.write(sealed.slice(0, 30));
      setTimeout(() => outgoing.end(sealed.slice(30)), 20);
    });

    const answer = await fetch(`${url}/page?a=1`, {
      method: "POST",
      body: "ä".repeat(100_000),
      headers: { "x-own": "yes" },
    });

    expect({ status: answer.status, text: answer.statusText }).toEqual({
      status: 203,
      text: "Odd",
    });
    expect(answer.headers.get("x-twice")).toBe("1, 2");
    expect(await answer.text()).toBe(sealed);
    const { headers, url: path } = got[0] ?? {};
    expect({ path, ...headers }).toMatchObject({
      path: "/page?a=1",
      host: new URL(url).host,
      "x-own": "yes",
      "content-length": "200000",
      "accept-encoding": "identity",
    });
    expect(await (await fetch(`${url}/clean`)).text()).toBe("nothing");
    expect(search.found()).toEqual([
      "a sealed value in the answer to POST /page",
      "an access or processor token in the headers of the answer to POST /page",
    ]);
    expect(sessions).toEqual(["0123456789abcdef"]);
  });

  test("breaks off what either side breaks off, and goes on", async () => {
    let cutOff = 0;
    const { url } = await recorded((incoming, outgoing) => {
      if (incoming.url === "/fine") return outgoing.end("fine");
      outgoing.once("close", () => {
        cutOff += 1;
      });
      outgoing.writeHead(200, { "content-length": "1000" });
      outgoing.write("some");
      if (incoming.url === "/dies") setTimeout(() => outgoing.destroy(), 20);
    });

    const leaving = request(`${url}/waits`, (answer) =>
      answer.once("data", () => leaving.destroy()),
    );
    leaving.once("error", () => {}).end();
    await vi.waitFor(() => expect(cutOff).toBe(1), { timeout: 30_000 });
    await expect(fetch(`${url}/dies`).then((answer) => answer.text())).rejects.toThrow();

    expect(await (await fetch(`${url}/fine`)).text()).toBe("fine");
  });

  test("cuts the connection while there is no app", async () => {
    const port = await freePort();
    const search = createLeakSearch(notSent);
    const appPort = await freePort();
    const recorder = await startRecorder({ port, appPort, search, onSession: () => {} });
    onTestFinished(() => recorder.close());

    await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow();
  });
});

describe("S-ENC-1: reading all that is stored", () => {
  test("S-ENC-1: finds a token in any column of the database, packed by Postgres or not", async () => {
    await db()
      .$executeRaw`CREATE TABLE "Leaky" ("text" text, "bytes" bytea, "json" jsonb, "clean" text)`;
    onTestFinished(async () => {
      await db().$executeRaw`DROP TABLE "Leaky"`;
    });
    const long = `${"padding ".repeat(5_000)}${publicToken}`;
    await db().$executeRaw`INSERT INTO "Leaky" VALUES
      (${long}, ${Buffer.from(publicToken)}, ${JSON.stringify({ deep: [publicToken] })}::jsonb, 'no')`;
    const search = createLeakSearch(notStored);

    await readDatabase(env().DATABASE_URL, search.reader);

    expect(search.found()).toEqual([
      'a token of Link in the column bytes of public."Leaky"',
      'a token of Link in the column json of public."Leaky"',
      'a token of Link in the column text of public."Leaky"',
    ]);
  });

  test("S-ENC-1: finds a token in any file of a folder, but for those that are not the app's", async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "leaks-"));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    await mkdir(path.join(folder, "postgres", "pg_wal"), { recursive: true });
    await mkdir(path.join(folder, "emulator"));
    const padding = randomBytes(1024 * 1024 - 20);
    const wal = Buffer.concat([padding, Buffer.from(accessToken), randomBytes(100)]);
    await writeFile(path.join(folder, "postgres", "pg_wal", "000000010000000000000001"), wal);
    await writeFile(path.join(folder, "postgres", "clean"), padding);
    await writeFile(path.join(folder, "emulator", "data.mdb"), accessToken);
    const search = createLeakSearch(notStored);

    await readFolder(folder, search.reader, { except: ["emulator"] });

    expect(search.found()).toEqual([
      `an access or processor token in the file ${path.join("postgres", "pg_wal", "000000010000000000000001")}`,
    ]);
  });
});

/** A recorder in front of an app that answers as it is told. */
async function recorded(answer: (incoming: IncomingMessage, outgoing: ServerResponse) => void) {
  const app = createServer((incoming, outgoing) => {
    incoming.resume().once("end", () => answer(incoming, outgoing));
  });
  await new Promise<void>((resolve) => app.listen(0, "127.0.0.1", resolve));
  const { port: appPort } = app.address() as AddressInfo;
  const port = await freePort();
  const search = createLeakSearch(notSent);
  const sessions: string[] = [];
  const onSession = (token: string) => void sessions.push(token);
  const recorder = await startRecorder({ port, appPort, search, onSession });
  onTestFinished(() => {
    recorder.close();
    app.close();
    app.closeAllConnections();
  });
  return { url: `http://127.0.0.1:${port}`, search, sessions };
}

import { afterEach, expect, test } from "vitest";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { scrubOutput } from "@/lib/scrubbed-output";

const TOKEN = "access-sandbox-12345678-1234-1234-1234-123456789abc";
const HIDDEN = "access-sandbox-[redacted]";

const { stdout, stderr } = process;
const before = { stdout: stdout.write, stderr: stderr.write };
afterEach(() => {
  stdout.write = before.stdout;
  stderr.write = before.stderr;
});

/** What reaches a stream in the end. */
function writtenTo(stream: NodeJS.WriteStream): string[] {
  const written: string[] = [];
  stream.write = (chunk: unknown) => written.push(String(chunk)) > 0;
  return written;
}

test.each([
  { name: "stdout", stream: stdout },
  { name: "stderr", stream: stderr },
])("S-LEAK-2: nothing is printed on $name with a token, be it text or bytes", ({ stream }) => {
  const written = writtenTo(stream);
  scrubOutput();

  stream.write(`text of ${TOKEN}`);
  stream.write(Buffer.from(`bytes of ${TOKEN} für Zoë`));
  stream.write(new TextEncoder().encode(`more of ${TOKEN}`));

  expect(written).toEqual([`text of ${HIDDEN}`, `bytes of ${HIDDEN} für Zoë`, `more of ${HIDDEN}`]);
});

test.each([
  { name: "where the output is scrubbed anyway", prepare: scrubOutput },
  { name: "where it is not", prepare: () => {} },
])("S-LEAK-2: an entry of the log is printed once, without a token, $name", ({ prepare }) => {
  env().LOG_LEVEL = "info";
  const written = writtenTo(stdout);
  prepare();

  log().warn({ of: TOKEN }, `said ${TOKEN}`);

  expect(written).toHaveLength(1);
  expect(JSON.parse(written.join())).toMatchObject({ of: HIDDEN, msg: `said ${HIDDEN}` });
});

import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { listExportParts } from "@/lib/data/account-export";
import { describeError, log } from "@/lib/log";

const CHUNK_CHARACTERS = 64 * 1024;

/**
 * All of the viewer's own data as one JSON object, written while it is read, so that it takes the
 * same memory whatever they have. A failure breaks the download off: what arrived is no JSON then,
 * and cannot be taken for the whole.
 */
export function exportAccount(viewer: Viewer): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const pieces = write(viewer);
  return new ReadableStream(
    {
      async pull(controller) {
        try {
          let text = "";
          while (text.length < CHUNK_CHARACTERS) {
            const { done, value } = await pieces.next();
            if (done) {
              controller.enqueue(encoder.encode(text));
              return controller.close();
            }
            text += value;
          }
          controller.enqueue(encoder.encode(text));
        } catch (thrown) {
          log().error({ error: describeError(thrown) }, "an export was broken off");
          controller.error(thrown);
        }
      },
      async cancel() {
        await pieces.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
}

async function* write(viewer: Viewer): AsyncGenerator<string, undefined> {
  yield `{\n"exportedAt": ${JSON.stringify(new Date())}`;
  for (const { name, rows } of listExportParts(viewer)) {
    yield `,\n${JSON.stringify(name)}: [`;
    let separator = "\n";
    for await (const row of rows) {
      yield separator + JSON.stringify(row);
      separator = ",\n";
    }
    yield "]";
  }
  yield "\n}\n";
  return undefined;
}

import { createServer, type Server, type Socket } from "node:net";
import type { PGlite } from "@electric-sql/pglite";
import { createStatementNames } from "./statement-names";

const CANCEL_REQUEST = 80877102;
const SSL_REQUEST = 80877103;
const GSS_REQUEST = 80877104;

/** Postgres's own limit. Without it an HTTP request would be waited for as a message of a gigabyte. */
const STARTUP_BYTES_MAX = 10_000;

/** After these a client expects an answer that leaves nothing half said: Query, Sync, FunctionCall. */
const ENDS_A_TURN = new Set(["Q", "S", "F"].map((type) => type.charCodeAt(0)));
const FLUSH = "H".charCodeAt(0);
const TERMINATE = "X".charCodeAt(0);
const SYNC = Uint8Array.of("S".charCodeAt(0), 0, 0, 0, 4);

/**
 * Speaks the Postgres protocol for one PGlite, which has a single backend, to any number of clients.
 *
 * A client has the backend to itself from its first message until it has said Sync and is outside a
 * transaction. So transactions are isolated, and a long message that arrives in several pieces
 * cannot be mixed with another client's: `@electric-sql/pglite-socket` 0.2.17 lets go between two
 * messages, and then one client's parameters reach another client's statement. A client that goes
 * away is rolled back. Prepared statements are their client's own, and end with it.
 */
export function createWireServer(db: PGlite): Server {
  let last: Promise<void> = Promise.resolve();
  let clients = 0;

  /** Waits for the backend and answers the function that passes it on. */
  function takeTurn(): Promise<() => void> {
    const before = last;
    const { promise, resolve } = withResolver();
    last = promise;
    return before.then(() => resolve);
  }

  return createServer((socket) => {
    clients += 1;
    return serve(db, socket, `c${clients}.`, takeTurn);
  });
}

async function serve(
  db: PGlite,
  socket: Socket,
  prefix: string,
  takeTurn: () => Promise<() => void>,
) {
  let pass: (() => void) | null = null;
  const { rename, prepared } = createStatementNames(prefix);
  socket.setNoDelay(true);
  socket.on("error", () => socket.destroy());
  try {
    for await (const batch of batches(socket, rename)) {
      pass ??= await takeTurn();
      if (socket.destroyed) break;
      await answer(db, socket, batch.bytes);
      if (batch.complete && !db.isInTransaction()) {
        pass();
        pass = null;
      }
    }
  } catch {
    // The client sent what is not the protocol, or left: either way there is nobody to tell.
  } finally {
    socket.destroy();
    if (pass) {
      await answer(db, null, SYNC).catch(() => {});
      if (db.isInTransaction()) await db.exec("ROLLBACK").catch(() => {});
    }
    if (prepared.size > 0) {
      pass ??= await takeTurn();
      // One that was refused when it was prepared is not there.
      for (const name of prepared) await db.exec(`DEALLOCATE ${quoted(name)}`).catch(() => {});
    }
    pass?.();
  }
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

async function answer(db: PGlite, socket: Socket | null, bytes: Uint8Array): Promise<void> {
  await db.runExclusive(() =>
    db.execProtocolRawStream(bytes, {
      onRawData: (data) => {
        if (socket?.writable) socket.write(data.slice());
      },
    }),
  );
}

/** A client's messages, each batch up to the point where it waits for an answer. */
async function* batches(
  socket: Socket,
  rename: (message: Buffer) => Buffer,
): AsyncGenerator<{ bytes: Uint8Array; complete: boolean }> {
  let received: Buffer = Buffer.alloc(0);
  let start = 0;
  let batch: Buffer[] = [];
  let started = false;
  for await (const chunk of socket as AsyncIterable<Buffer>) {
    received = Buffer.concat([received, chunk]);
    for (;;) {
      const header = started ? 1 : 0;
      if (received.length < start + header + 4) break;
      const length = received.readUInt32BE(start + header);
      if (length < 4 || (!started && length > STARTUP_BYTES_MAX)) return;
      const end = start + header + length;
      if (received.length < end) break;

      const type = started ? received.readUInt8(start) : null;
      if (type === TERMINATE) return;
      const message = received.subarray(start, end);
      start = end;
      if (type === null) {
        const code = received.readUInt32BE(4);
        if (code === CANCEL_REQUEST) return;
        started = code !== SSL_REQUEST && code !== GSS_REQUEST;
        if (!started) socket.write("N");
      }
      if (started) batch.push(type === null ? message : rename(message));
      const complete = type === null || ENDS_A_TURN.has(type);
      if (!complete && type !== FLUSH) continue;
      if (batch.length > 0) yield { bytes: Buffer.concat(batch), complete };
      batch = [];
      received = received.subarray(start);
      start = 0;
    }
  }
}

function withResolver() {
  let resolve = () => {};
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

import { once } from "node:events";
import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import type { AddressInfo, Socket } from "node:net";
import path from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { acquireOwnerLock } from "./owner-lock";
import { createWireServer } from "./postgres-wire";

type Options = {
  /** The folder for local state; without it the database lives in memory. */
  dataDir?: string | undefined;
  /** 0 takes any free port. */
  port: number;
  /** What another database's `dump()` answered, to begin with; for databases in memory. */
  contents?: Blob;
};

/**
 * Starts a Postgres inside this process, on loopback, and answers its address.
 *
 * A row that was acknowledged is there after `kill -9`. PGlite takes no lock on its folder, and two
 * owners silently lose each other's rows, so a second owner is refused with a LockedError. The lock
 * file stands beside the folder, because what is inside belongs to Postgres. In production it is
 * refused: of two processes of the app, each would have one of its own.
 */
export async function startEmbeddedPostgres({ dataDir, port, contents }: Options) {
  if (process.env.APP_ENV?.toLowerCase() === "production") {
    throw new Error("The embedded Postgres is not for production: set DATABASE_URL.");
  }
  const folder = dataDir && path.join(dataDir, "postgres");
  const unlock = folder ? acquireOwnerLock(`${folder}.lock`) : () => {};
  try {
    const db = await open(folder, contents);
    const server = createWireServer(db);
    const sockets = new Set<Socket>();
    server.on("connection", (socket) => {
      sockets.add(socket.once("close", () => sockets.delete(socket)));
    });
    server.listen(port, "127.0.0.1");
    await once(server, "listening");

    const { port: actualPort } = server.address() as AddressInfo;
    return {
      url: `postgresql://postgres:postgres@127.0.0.1:${actualPort}/postgres`,
      /** The whole database, as `contents` for another one. */
      dump: () => db.dumpDataDir("none"),
      /** Drops every client, writes what is left and gives the lock back. */
      async close() {
        server.close();
        for (const socket of sockets) socket.destroy();
        await db.close();
        unlock();
      },
    };
  } catch (thrown) {
    unlock();
    throw thrown;
  }
}

/** A folder gets its name only once it is whole, so that a first start that was killed is repeated. */
async function open(folder: string | undefined, contents: Blob | undefined): Promise<PGlite> {
  if (!folder) return PGlite.create(contents ? { loadDataDir: contents } : {});
  if (!existsSync(folder)) {
    const unfinished = `${folder}.new`;
    rmSync(unfinished, { recursive: true, force: true });
    mkdirSync(path.dirname(folder), { recursive: true });
    await (await PGlite.create(unfinished)).close();
    renameSync(unfinished, folder);
  }
  return PGlite.create(folder);
}

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg";
import { Pool, type PoolConfig, type QueryArrayResult } from "pg";

const CHAR_OID = 18;
const TEXT_OID = 25;

/** The schema as the engine wants it: file name and content. */
export type SchemaFile = { path: string; content: string };

/**
 * Runs `use` with Prisma's own schema engine, in its WebAssembly build, connected to a database.
 *
 * The Prisma CLI would download a native engine, which fails behind a firewall; this is the same
 * engine from the registry, and it keeps the same history table. A command that wants a shadow
 * database, which it empties, gets the one at `shadowUrl` or fails: it never makes one on a server.
 */
export async function withSchemaEngine<T>(
  { databaseUrl, shadowUrl }: { databaseUrl: string; shadowUrl?: string },
  schema: SchemaFile,
  use: (engine: bindings.SchemaEngine) => Promise<T>,
): Promise<T> {
  await loadEngine();
  const pool = new EnginePool(databaseUrl);
  const shadowPool = shadowUrl ? new EnginePool(shadowUrl) : null;
  const engine = await bindings.SchemaEngine.new(
    { datamodels: [[schema.path, schema.content]] },
    () => {},
    bindMigrationAwareSqlAdapterFactory(new EngineAdapters(pool, shadowPool)),
  );
  try {
    return await use(engine);
  } finally {
    engine.free();
    await pool.end();
    await shadowPool?.end();
  }
}

/** PrismaPg, with what the engine needs and an application does not. */
class EngineAdapters extends PrismaPg {
  readonly #shadowPool: EnginePool | null;

  constructor(pool: EnginePool, shadowPool: EnginePool | null) {
    super(pool);
    this.#shadowPool = shadowPool;
  }

  override async connect() {
    return forEngine(await super.connect());
  }

  override async connectToShadowDb() {
    if (!this.#shadowPool) throw new Error("No shadow database was given.");
    return forEngine(await new PrismaPg(this.#shadowPool).connect());
  }
}

type Adapter = Awaited<ReturnType<PrismaPg["connect"]>>;

/** Where a result has columns of the catalogue's one-letter type, by its rows. */
const charColumns = new WeakMap<object, number[]>();

/**
 * Two things the engine needs and the adapter lacks. A migration goes to Postgres in one piece, which
 * runs it as one transaction: the adapter would split it at every semicolon, breaking function bodies
 * and leaving half a migration behind. And one-letter columns are told as such: the adapter refuses
 * their type.
 */
function forEngine(adapter: Adapter): Adapter {
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (query) => {
    const result = await queryRaw(query);
    for (const column of charColumns.get(result.rows) ?? []) {
      result.columnTypes[column] = ColumnTypeEnum.Character;
    }
    return result;
  };
  adapter.executeScript = async (sql) => {
    await adapter.executeRaw({ sql, args: [], argTypes: [] });
  };
  return adapter;
}

/** One connection only, because the engine's advisory lock belongs to the connection that took it. */
class EnginePool extends Pool {
  constructor(connectionString: string) {
    const config: PoolConfig = { connectionString, max: 1, connectionTimeoutMillis: 10_000 };
    super({ ...config, lock_timeout: 60_000 });
    const query = this.query.bind(this) as (...args: unknown[]) => Promise<QueryArrayResult>;
    Object.assign(this, {
      query: async (...args: unknown[]) => {
        const result = await query(...args);
        const columns = [...(result.fields ?? []).keys()];
        const letters = columns.filter((column) => result.fields[column]?.dataTypeID === CHAR_OID);
        for (const field of result.fields ?? []) {
          if (field.dataTypeID === CHAR_OID) field.dataTypeID = TEXT_OID;
        }
        if (letters.length > 0) charColumns.set(result.rows, letters);
        return result;
      },
    });
  }
}

// The package has one engine for all of a process: a second one in its place would find the memory of
// the first. Hence on globalThis, where another copy of this module finds it too.
const held = globalThis as unknown as { schemaEngine?: Promise<void> };

/** Node 20 cannot import a .wasm file, so the package's own entry point does not work there. */
function loadEngine(): Promise<void> {
  held.schemaEngine ??= (async () => {
    const glue = createRequire(import.meta.url).resolve(
      "@prisma/schema-engine-wasm/schema_engine_bg",
    );
    const wasm = await readFile(path.join(path.dirname(glue), "schema_engine_bg.wasm"));
    const imports = { "./schema_engine_bg.js": { ...bindings } };
    const { instance } = await WebAssembly.instantiate(wasm, imports as never);
    bindings.__wbg_set_wasm(instance.exports);
    (instance.exports as { __wbindgen_start: () => void }).__wbindgen_start();
  })();
  return held.schemaEngine;
}

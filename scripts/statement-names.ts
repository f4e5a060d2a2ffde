const PARSE = "P".charCodeAt(0);
const BIND = "B".charCodeAt(0);
const DESCRIBE = "D".charCodeAt(0);
const CLOSE = "C".charCodeAt(0);
const STATEMENT = "S".charCodeAt(0);

/** A message of the Postgres protocol is its type, its length and then its content. */
const CONTENT = 5;

/**
 * Keeps the prepared statements of one client apart from those of all others on a backend that they
 * share: each name it uses gets a prefix. The unnamed statement stays unnamed.
 */
export function createStatementNames(prefix: string) {
  const prepared = new Set<string>();

  /** The message as the backend is to get it. */
  function rename(message: Buffer): Buffer {
    const at = nameOffset(message);
    if (at === null || message[at] === 0) return message; // Names no statement, or the unnamed one.
    const end = message.indexOf(0, at);
    if (message[0] === PARSE) prepared.add(prefix + message.toString("utf8", at, end));
    const renamed = Buffer.concat([
      message.subarray(0, at),
      Buffer.from(prefix),
      message.subarray(at),
    ]);
    renamed.writeUInt32BE(renamed.length - 1, 1);
    return renamed;
  }

  return { rename, prepared: prepared as ReadonlySet<string> };
}

/** Where a message names a prepared statement, or null where it names none. */
function nameOffset(message: Buffer): number | null {
  switch (message[0]) {
    case PARSE:
      return CONTENT;
    case BIND:
      return message.indexOf(0, CONTENT) + 1; // Behind the portal's name.
    case DESCRIBE:
    case CLOSE:
      return message[CONTENT] === STATEMENT ? CONTENT + 1 : null;
    default:
      return null;
  }
}

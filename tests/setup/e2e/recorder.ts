import { once } from "node:events";
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { createLeakSearch } from "./leak-search";

const SESSION_COOKIE = /^link-session=([\w-]{8,});/;

/** Longer than any client keeps a connection that it does not use, as the app does it too. */
const KEEP_ALIVE_MS = 65_000;

type Options = {
  /** Where browsers find the app. */
  port: number;
  /** Where it is. */
  appPort: number;
  /** What must not be sent. */
  search: Pick<ReturnType<typeof createLeakSearch>, "reader">;
  /** Is told every session token that the app gives a browser. */
  onSession: (token: string) => void;
};

/**
 * Stands between browsers and the app, and reads all that the app sends: headers and bodies. What
 * passes is not changed, but that the app is asked not to pack its answers.
 */
export async function startRecorder({ port, appPort, search, onSession }: Options) {
  /** Files that never change under their address and were found clean: they are most of what is sent. */
  const clean = new Set<string>();
  let answers = 0;

  function record(incoming: IncomingMessage, answer: IncomingMessage) {
    answers += 1;
    for (const cookie of answer.headers["set-cookie"] ?? []) {
      const [, token] = SESSION_COOKIE.exec(cookie) ?? [];
      if (token) onSession(token);
    }
    const { method, url = "" } = incoming;
    const place = `the answer to ${method} ${url.split("?")[0]}`;
    const headers = search.reader(`the headers of ${place}`);
    let isClean = headers(answer.rawHeaders.join("\n"));
    if (clean.has(url)) return;
    const body = search.reader(place);
    answer.on("data", (piece: Buffer) => {
      isClean = body(piece) && isClean;
    });
    const lasts = method === "GET" && answer.headers["cache-control"]?.includes("immutable");
    answer.once("end", () => {
      if (isClean && lasts && answer.statusCode === 200) clean.add(url);
    });
  }

  const server = createServer((incoming, outgoing) =>
    forward(incoming, outgoing, appPort, (answer) => record(incoming, answer)),
  );
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  await once(server.listen(port, "127.0.0.1"), "listening");

  return {
    /** How many answers it has seen. */
    answers: () => answers,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** Hands a request on as it came, and its answer back; where either breaks off, so does the other. */
function forward(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  port: number,
  onAnswer: (answer: IncomingMessage) => void,
) {
  const { method, url: path, rawHeaders } = incoming;
  const to = { host: "127.0.0.1", port, method, path, headers: unpacked(rawHeaders) };
  const sent = request(to, (answer) => {
    onAnswer(answer);
    outgoing.writeHead(answer.statusCode ?? 502, answer.statusMessage, answer.rawHeaders);
    answer.once("error", () => outgoing.destroy());
    answer.pipe(outgoing);
  });
  sent.once("error", () => outgoing.destroy());
  outgoing.once("close", () => {
    if (!outgoing.writableFinished) sent.destroy();
  });
  incoming.pipe(sent);
}

/** Headers in the order they came, with another wish for how the answer is packed. */
function unpacked(rawHeaders: string[]): string[] {
  const kept: string[] = [];
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const [name = "", value = ""] = rawHeaders.slice(at, at + 2);
    if (name.toLowerCase() !== "accept-encoding") kept.push(name, value);
  }
  return [...kept, "accept-encoding", "identity"];
}

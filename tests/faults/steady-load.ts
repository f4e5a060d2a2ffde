import { Agent, type IncomingMessage, request } from "node:http";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";

/** A request as it is sent; with a body by POST. */
export type Request = { path: string; headers: Record<string, string>; body?: object };

/** What became of one: its answer, or why there was none. `moved` if another server had to be asked. */
export type Outcome = { path: string; status: number; failure: string | null; moved: boolean };

const GIVEN_UP_MS = 30_000;
/** With so many under way no more are sent: a server that is slow is not to be buried. */
const UNDER_WAY_MOST = 16;

/**
 * Sends requests to servers in turn, one every `everyMs`, until it is stopped. It does as a careful
 * proxy does: connections are kept, and another server is asked only where the request was certainly
 * never handled, or may be handled twice.
 */
export function steadyLoad(urls: string[], everyMs: number, next: (turn: number) => Request) {
  const agent = new Agent({ keepAlive: true });
  const outcomes: Promise<Outcome>[] = [];
  let underWay = 0;
  let isOver = false;

  async function send(sent: Request, order: string[]): Promise<Outcome> {
    let failure: string | null = null;
    let moved = false;
    for (const url of order) {
      try {
        const status = await statusOf(agent, url, sent);
        return { path: sent.path, status, failure: null, moved };
      } catch (thrown) {
        failure = (thrown as NodeJS.ErrnoException).code ?? String(thrown);
        const isSafe = failure === "ECONNREFUSED" || sent.body === undefined;
        if (!isSafe) break;
        moved = true;
      }
    }
    return { path: sent.path, status: 0, failure, moved };
  }

  async function run() {
    for (let turn = 0; !isOver; await sleep(everyMs)) {
      if (underWay >= UNDER_WAY_MOST) continue;
      const first = turn % urls.length;
      const order = [...urls.slice(first), ...urls.slice(0, first)];
      underWay += 1;
      outcomes.push(send(next(turn), order).finally(() => (underWay -= 1)));
      turn += 1;
    }
  }

  const running = run();
  return {
    /** Sends no more, and answers what became of each request. */
    async stop(): Promise<Outcome[]> {
      isOver = true;
      await running;
      const all = await Promise.all(outcomes);
      agent.destroy();
      return all;
    },
  };
}

async function statusOf(agent: Agent, url: string, { path, headers, body }: Request) {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const sent = request(url + path, {
      agent,
      method: body ? "POST" : "GET",
      headers: { ...headers, ...(body && { "content-type": "application/json" }) },
      timeout: GIVEN_UP_MS,
    });
    sent.once("response", resolve).once("error", reject);
    sent.once("timeout", () => sent.destroy(new Error(`no answer within ${GIVEN_UP_MS} ms`)));
    sent.end(body && JSON.stringify(body));
  });
  await text(response);
  return response.statusCode ?? 0;
}

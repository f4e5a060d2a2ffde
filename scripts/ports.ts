import type { AddressInfo } from "node:net";
import { createServer } from "node:net";

/** A port that nothing listens on at this moment. */
export async function freePort(): Promise<number> {
  const port = await tryPort(0, "127.0.0.1");
  if (!port) throw new Error("No free port is left.");
  return port;
}

/** Whether this process could listen on the port for everyone who calls it localhost. */
export async function isPortFree(port: number): Promise<boolean> {
  return (await tryPort(port, "127.0.0.1")) !== null && (await tryPort(port, "::1")) !== null;
}

/** Listens for a moment and answers the port, or null if somebody else has it. */
function tryPort(port: number, host: string): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE") resolve(null);
      else if (host === "::1") resolve(port);
      else reject(new Error(`Port ${port} cannot be used: ${error.message}`));
    });
    server.listen({ port, host, exclusive: true }, () => {
      const { port: bound } = server.address() as AddressInfo;
      server.close(() => resolve(bound));
    });
  });
}

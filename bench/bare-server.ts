import http from "node:http";
import { Configuration, CountryCode, PlaidApi, Products } from "plaid";

/**
 * The least a server can do to make a link token: no session, no checks, no database. What our own
 * endpoint is measured against. Prints its address when it listens.
 */
const plaid = new PlaidApi(
  new Configuration({
    basePath: process.env.PLAID_BASE_URL,
    baseOptions: {
      headers: {
        "PLAID-CLIENT-ID": process.env.PLAID_CLIENT_ID,
        "PLAID-SECRET": process.env.PLAID_SECRET,
      },
      httpAgent: new http.Agent({ keepAlive: true, timeout: 4_000 }),
    },
  }),
);

const server = http.createServer(async (_request, response) => {
  const { data } = await plaid.linkTokenCreate({
    client_name: "Bare",
    language: "en",
    country_codes: [CountryCode.Us],
    products: [Products.Transactions],
    user: { client_user_id: "bench" },
  });
  response.writeHead(201, { "content-type": "application/json" });
  response.end(JSON.stringify({ linkToken: data.link_token }));
});

server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  process.send?.(typeof address === "object" && address ? `http://127.0.0.1:${address.port}` : "");
});
process.once("disconnect", () => process.exit());

import { createHash, randomUUID } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { exportJWK, generateKeyPair, SignJWT } from "jose";

type Person = { sub: string; name: string; email: string };
type Grant = { person: Person; nonce: string; challenge: string; redirectUri: string };

/** The app, as it is registered with the provider. */
export const oidcClient = { id: "link-reference", secret: "a secret of the tests, 100% & more" };

/**
 * An OpenID Connect provider on a port of its own, where somebody is signed in already: it sends
 * them back at once. It takes a request only with PKCE, state and nonce, and a code only once.
 */
export async function startOidcProvider() {
  const { publicKey, privateKey } = await generateKeyPair("RS256");
  const jwk = { ...(await exportJWK(publicKey)), kid: "only", alg: "RS256", use: "sig" };
  const grants = new Map<string, Grant>();
  /** Whoever sits in front of the browser; null refuses to share who they are. */
  let person: Person | null = null;

  function authorize(asked: URLSearchParams): { status: number; location?: string } {
    const given = (name: string) => asked.get(name) ?? "";
    const isComplete =
      given("response_type") === "code" &&
      given("client_id") === oidcClient.id &&
      given("scope").split(" ").includes("openid") &&
      given("code_challenge_method") === "S256" &&
      ["code_challenge", "state", "nonce", "redirect_uri"].every((name) => given(name));
    if (!isComplete) return { status: 400 };

    const back = new URL(given("redirect_uri"));
    back.searchParams.set("state", given("state"));
    if (person) {
      const code = randomUUID();
      grants.set(code, {
        person,
        nonce: given("nonce"),
        challenge: given("code_challenge"),
        redirectUri: given("redirect_uri"),
      });
      back.searchParams.set("code", code);
    } else {
      back.searchParams.set("error", "access_denied");
    }
    return { status: 302, location: back.href };
  }

  async function token(request: IncomingMessage) {
    const form = new URLSearchParams(await text(request));
    const code = form.get("code") ?? "";
    const grant = grants.get(code);
    grants.delete(code);
    const verifier = createHash("sha256").update(form.get("code_verifier") ?? "");
    if (request.headers.authorization !== basic(oidcClient)) return { error: "invalid_client" };
    if (
      grant?.challenge !== verifier.digest("base64url") ||
      grant.redirectUri !== form.get("redirect_uri")
    ) {
      return { error: "invalid_grant" };
    }
    const { sub, ...claims } = grant.person;
    const idToken = await new SignJWT({ ...claims, nonce: grant.nonce })
      .setProtectedHeader({ alg: jwk.alg, kid: jwk.kid })
      .setIssuer(issuer)
      .setAudience(oidcClient.id)
      .setSubject(sub)
      .setIssuedAt()
      .setExpirationTime("5 minutes")
      .sign(privateKey);
    return { access_token: randomUUID(), token_type: "Bearer", id_token: idToken };
  }

  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "", issuer);
    const json = (status: number, body: unknown) =>
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    switch (pathname) {
      case "/.well-known/openid-configuration":
        return json(200, {
          issuer,
          authorization_endpoint: `${issuer}/authorize`,
          token_endpoint: `${issuer}/token`,
          jwks_uri: `${issuer}/jwks`,
          response_types_supported: ["code"],
          subject_types_supported: ["public"],
          id_token_signing_alg_values_supported: [jwk.alg],
        });
      case "/jwks":
        return json(200, { keys: [jwk] });
      case "/authorize": {
        const { status, location } = authorize(searchParams);
        return response.writeHead(status, location ? { location } : {}).end();
      }
      case "/token": {
        const answer = await token(request);
        return json("error" in answer ? 400 : 200, answer);
      }
      default:
        return json(404, {});
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    issuer,
    /** Puts somebody in front of the browser, or nobody who would share who they are. */
    seat(someone: Person | null) {
      person = someone;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** RFC 6749, 2.3.1: both halves are form-encoded first. */
function basic({ id, secret }: typeof oidcClient): string {
  const encoded = (value: string) => new URLSearchParams({ value }).toString().slice(6);
  return `Basic ${Buffer.from(`${encoded(id)}:${encoded(secret)}`).toString("base64")}`;
}

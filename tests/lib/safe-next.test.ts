import { expect, test } from "vitest";
import { routes, safeNext } from "@/lib/routes";

test.each([
  "/accounts",
  "/link",
  "/sessions/lks_1?tab=plaid",
  "/link/oauth?oauth_state_id=11111111-1111-4111-8111-111111111111",
])("%s is a place to go after sign-in", (next) => {
  expect(safeNext(next)).toBe(next);
});

test.each([
  "//evil.test",
  "/\\evil.test",
  "https://evil.test",
  "https:evil.test",
  "javascript:alert(1)",
  "data:text/html,x",
  "accounts",
  "/link/oauth?oauth_state_id=<script>",
  "/link/oauth?oauth_state_id=1#//evil.test",
  "/a\r\nLocation: //evil.test",
  "/\tevil",
  "/api/auth/signout",
  ":::",
  "",
  undefined,
  ["/accounts"],
  `/${"\u2028"}`,
])("S-RED-1: %j is none, and leads to the accounts", (next) => {
  expect(safeNext(next)).toBe(routes.accounts());
});

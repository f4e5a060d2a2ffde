import { expect, test } from "vitest";
import { routes, safeNext } from "@/lib/routes";

test.each(["/accounts", "/link", "/sessions/lks_1?tab=plaid"])(
  "%s is a place to go after sign-in",
  (next) => {
    expect(safeNext(next)).toBe(next);
  },
);

test.each([
  "//evil.test",
  "/\\evil.test",
  "https://evil.test",
  "https:evil.test",
  "javascript:alert(1)",
  "data:text/html,x",
  "accounts",
  "/a\r\nLocation: //evil.test",
  "/\tevil",
  "/api/auth/signout",
  ":::",
  "",
  undefined,
  ["/accounts"],
  `/${"\u2028"}`,
])("%j is none, and leads to the accounts", (next) => {
  expect(safeNext(next)).toBe(routes.accounts());
});

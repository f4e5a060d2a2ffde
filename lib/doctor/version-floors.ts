import "server-only";

type Floor = { name: string; atLeast: string | null; why: string };

/**
 * The oldest versions without a known hole that concerns this app. Null where none is known: the
 * version is told all the same. Whoever raises one says why.
 */
export const versionFloors: readonly Floor[] = [
  {
    name: "next",
    atLeast: "16.4.2",
    why: "code of strangers is run before 16.4.1 (GHSA-673q-mjm6-r5xr), and Server Actions stop a server (CVE-2026-94482)",
  },
  {
    name: "react",
    atLeast: "19.3.1",
    why: "a request can keep a server busy (CVE-2026-23870, and what was corrected with it in October 2026)",
  },
  {
    name: "react-dom",
    atLeast: "19.3.1",
    why: "it belongs to react of the same version",
  },
  {
    name: "next-auth",
    atLeast: "4.24.15",
    why: "a malformed header makes getToken throw (CVE-2026-73418), and look-alike e-mail addresses pass (CVE-2026-73420)",
  },
  {
    name: "axios",
    atLeast: "1.20.0",
    why: "the SDK's client had several holes, the last of them CVE-2026-101904",
  },
  {
    name: "zod",
    atLeast: "4.6.7",
    why: "large collections exhaust the memory (GHSA-mrhx-c7xc-m3w5)",
  },
  { name: "prisma", atLeast: null, why: "" },
  { name: "plaid", atLeast: null, why: "" },
];

/** The oldest Node that still gets corrections: the last of 20 was in April 2026. */
export const nodeFloor = "22.12.0";

import { describe, expect, test } from "vitest";
import { clientAddress } from "@/lib/http/client-address";
import { clientAddress as addressBehindProxies } from "../../scripts/client-address.mjs";

const of = (told?: string) =>
  clientAddress(new Request("http://a", { headers: told ? { "x-forwarded-for": told } : {} }));

describe("the address that a request is counted for", () => {
  test.each([
    { told: "203.0.113.7", is: "203.0.113.7" },
    { told: "::ffff:203.0.113.7", is: "203.0.113.7" },
    { told: "10.9.9.9, 203.0.113.7", is: "203.0.113.7" },
    { told: "2001:db8:1:2:3:4:5:6", is: "2001:db8:1:2::/64" },
    { told: "2001:DB8:0001:2::9", is: "2001:db8:1:2::/64" },
    { told: "::1", is: "0:0:0:0::/64" },
    { told: "fe80::1%eth0", is: "fe80:0:0:0::/64" },
    { told: "somewhere", is: "unknown" },
    { told: "", is: "unknown" },
  ])("is $is for $told", ({ told, is }) => {
    expect(of(told)).toBe(is);
  });
});

describe("S-AUTH-3: the address behind our proxies", () => {
  const request = (told?: string) => ({
    headers: { "x-forwarded-for": told },
    socket: { remoteAddress: "192.0.2.1" },
  });

  test.each([
    { hops: 0, told: "203.0.113.7", is: "192.0.2.1", why: "nobody is trusted" },
    { hops: 0, told: undefined, is: "192.0.2.1", why: "nobody is trusted" },
    { hops: 1, told: "203.0.113.7", is: "203.0.113.7", why: "our proxy wrote it" },
    { hops: 1, told: "10.9.9.9, 203.0.113.7", is: "203.0.113.7", why: "the rest is made up" },
    { hops: 2, told: "10.9.9.9, 203.0.113.7, 192.0.2.9", is: "203.0.113.7", why: "two wrote" },
    { hops: 2, told: "203.0.113.7", is: "192.0.2.1", why: "somebody came past one" },
    { hops: 1, told: undefined, is: "192.0.2.1", why: "somebody came past the proxy" },
    { hops: 1, told: " , ", is: "192.0.2.1", why: "nothing is told" },
  ])("is $is with $hops hops and $told, since $why", ({ hops, told, is }) => {
    expect(addressBehindProxies(request(told), hops)).toBe(is);
  });
});

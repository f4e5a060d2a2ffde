import { expect, test } from "vitest";
import { browserWords } from "@/app/(workspace)/settings/_components/browser-words";

const WEBKIT = "AppleWebKit/537.36 (KHTML, like Gecko)";
const MAC = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)";
const IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X)";

test.each([
  { agent: `${MAC} ${WEBKIT} Chrome/140.0.0.0 Safari/537.36`, is: "Chrome on macOS" },
  { agent: `${MAC} AppleWebKit/605.1.15 Version/18.0 Safari/605.1.15`, is: "Safari on macOS" },
  {
    agent: `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${WEBKIT} Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0`,
    is: "Edge on Windows",
  },
  {
    agent: `Mozilla/5.0 (Linux; Android 14) ${WEBKIT} SamsungBrowser/27.0 Chrome/125.0 Safari/537.36`,
    is: "Samsung Internet on Android",
  },
  { agent: `${IPHONE} CriOS/140.0 Mobile/15E148 Safari/604.1`, is: "Chrome on iPhone" },
  {
    agent: "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
    is: "Firefox on Linux",
  },
  { agent: `${IPHONE} AppleWebKit/605.1.15 Mobile/15E148`, is: "A browser on iPhone" },
  { agent: "curl/8.5.0", is: "An unknown browser" },
  { agent: null, is: "An unknown browser" },
])("$agent is $is", ({ agent, is }) => {
  expect(browserWords(agent)).toBe(is);
});

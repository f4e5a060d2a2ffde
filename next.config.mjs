import { securityHeaders } from "./lib/http/security-headers.mjs";

/** @type {import("next").NextConfig} */
const config = {
  // For the image, see Dockerfile.
  ...(process.env.STANDALONE === "1" && { output: "standalone" }),
  reactStrictMode: true,
  poweredByHeader: false,
  productionBrowserSourceMaps: false,
  images: { unoptimized: true },
  // The inspector shows the lines that made a step, where the app runs from an image too.
  outputFileTracingIncludes: { "/source/*": ["./lib/**/*.ts"] },
  serverExternalPackages: ["@node-rs/argon2", "pino", "pg", "pg-boss", "rate-limiter-flexible"],
  experimental: {
    // Without it, following a link or refreshing while offline ends on the browser's error page.
    useOffline: true,
    optimizePackageImports: ["@mantine/core", "@mantine/hooks", "@mantine/notifications"],
  },
  // Until the late part of a page names its icon, a browser looks for one where icons always were.
  rewrites: async () => [{ source: "/favicon.ico", destination: "/icon.svg" }],
  headers: async () => [
    {
      // Answers that are data have no business in a frame, and nothing to load.
      source: "/api/:path*",
      headers: [
        {
          key: "Content-Security-Policy",
          value: "default-src 'none'; frame-ancestors 'none'",
        },
      ],
    },
    {
      source: "/:path*",
      headers: Object.entries(securityHeaders).map(([key, value]) => ({ key, value })),
    },
    {
      // Plaid sends people here with the id of a session in the address. It is told to nobody.
      source: "/link/hosted/return",
      headers: [{ key: "Referrer-Policy", value: "no-referrer" }],
    },
  ],
};

export default config;

/** Headers that are the same for every answer. The Content-Security-Policy differs per request. */
export const securityHeaders = {
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "strict-origin-when-cross-origin",
  "X-Frame-Options": "DENY",
  // Banks' OAuth pages open in a window of their own and have to find their way back.
  "Cross-Origin-Opener-Policy": "same-origin-allow-popups",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
};

/** Whether people reach the app over TLS, by its APP_URL. What is no address is not secure. */
export const isSecure = (appUrl = "") =>
  URL.canParse(appUrl) && new URL(appUrl).protocol === "https:";

/** Headers that are the same for every answer over TLS; none where people reach the app without it. */
export const transportHeaders = (appUrl = "") =>
  isSecure(appUrl) ? { "Strict-Transport-Security": "max-age=31536000; includeSubDomains" } : {};

import "server-only";
import { env } from "@/lib/env";
import { routes } from "@/lib/routes";
import { type Check, ok, problem, warning } from "../check";
import { isLoopback } from "../is-loopback";
import { readAddress } from "../read-address";

/** Whether people who follow APP_URL come to this app, and over TLS where it is on the internet. */
export const appUrl: Check = {
  id: "app-url",
  group: "Addresses",
  title: "Address of the app",
  async examine() {
    const { APP_URL } = env();
    const facts = [{ label: "APP_URL", value: APP_URL }];
    const { status, body } = await readAddress(APP_URL + routes.api.live());
    const isLocal = isLoopback(APP_URL);
    if (status === null) {
      return isLocal
        ? problem(
            "No app answers at APP_URL.",
            "Start it: npm run demo starts everything, npm start the app alone.",
            facts,
          )
        : warning(
            "APP_URL cannot be reached from here, which not every network allows.",
            "Open it from elsewhere. If that fails too, look at the name, the certificate and what forwards to this server.",
            facts,
          );
    }
    if (status !== 200 || body.status !== "live") {
      return problem(
        `What answers at APP_URL is not this app: status ${status}.`,
        "Correct APP_URL, or what forwards from there to this server.",
        facts,
      );
    }
    if (!isLocal && !APP_URL.startsWith("https:")) {
      return warning(
        "The app is reached without TLS, so that anybody on the way reads along.",
        "Put a proxy with a certificate in front, and change APP_URL to https.",
        facts,
      );
    }
    return ok("The app answers at APP_URL.", facts);
  },
};

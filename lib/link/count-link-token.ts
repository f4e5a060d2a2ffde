import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { rateLimit } from "@/lib/http/rate-limit";

const limit = rateLimit({
  name: "link-tokens",
  times: 30,
  seconds: 60,
  says: "Link was opened too often.",
});

/** Counts a token that the viewer is about to open Link with. @throws Problem `rate_limited` */
export const countLinkToken = (viewer: Viewer): Promise<void> => limit(viewer.id);

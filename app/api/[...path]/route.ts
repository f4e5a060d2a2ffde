import { endpoints } from "@/lib/http/endpoints";

/** Every address below /api that is none: a problem document, not a page. */
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoints({});

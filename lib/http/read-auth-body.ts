import "server-only";
import { z } from "zod";
import { Problem } from "@/lib/problem";
import { readBody } from "./read-body";

const BODY_LIMIT_BYTES = 8 * 1024;

const texts = z.record(z.string(), z.string());

/**
 * The fields of what is posted to next-auth, each of them a text. Where a form names one twice, the
 * last one is it.
 *
 * @throws Problem as {@link readBody} does, and for anything but a form, or JSON of texts.
 */
export async function readAuthBody(request: Request): Promise<Record<string, string>> {
  const body = new TextDecoder().decode(await readBody(request, BODY_LIMIT_BYTES));
  const type = request.headers.get("content-type") ?? "";
  if (type.includes("application/x-www-form-urlencoded")) {
    return Object.fromEntries(new URLSearchParams(body));
  }
  if (!type.includes("application/json")) {
    throw new Problem("unsupported_media_type", "Send the body as a form or as JSON.");
  }
  return texts.parse(parsed(body));
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new Problem("invalid_request", "The body is not valid JSON.");
  }
}

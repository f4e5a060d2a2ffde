import { notFound } from "next/navigation";
import { Problem } from "@/lib/problem";

/**
 * What a page is about, found by the id in its address. Where it is missing, or the id is none, which
 * nobody is asked about, the page for what is not there is shown instead.
 */
export async function orNotFound<Found>(
  id: string,
  find: (id: string) => Promise<Found>,
): Promise<Found> {
  if (!/^[a-z]{3}_\w{1,60}$/.test(id)) notFound();
  return find(id).catch((thrown: unknown) => {
    if (thrown instanceof Problem && thrown.code === "not_found") notFound();
    throw thrown;
  });
}

import { useRouter } from "next/navigation";
import { useEffect, useTransition } from "react";
import { beginWork } from "./pending-work";

/** The router, with its waiting shown by the progress bar until the new page is on screen. */
export function useNavigate() {
  const router = useRouter();
  const [isPending, startTransition] = useTransition();

  useEffect(() => (isPending ? beginWork() : undefined), [isPending]);

  return {
    isPending,
    goTo: (path: string) => startTransition(() => router.push(path)),
    refresh: () => startTransition(() => router.refresh()),
  };
}

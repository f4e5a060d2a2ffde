import { useRouter } from "next/navigation";
import { useEffect, useTransition } from "react";
import { beginWork } from "./pending-work";

/**
 * The router, with its waiting shown by the progress bar until the new page is on screen. State
 * set in `arrived` changes together with the page.
 */
export function useNavigate() {
  const router = useRouter();
  const [isPending, startTransition] = useTransition();

  useEffect(() => (isPending ? beginWork() : undefined), [isPending]);

  const run = (move: () => void) => (arrived?: () => void) =>
    startTransition(() => {
      move();
      arrived?.();
    });
  return {
    isPending,
    goTo: (path: string, arrived?: () => void) => run(() => router.push(path))(arrived),
    refresh: run(() => router.refresh()),
  };
}

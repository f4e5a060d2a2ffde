import { type SyntheticEvent, useEffect, useRef, useState } from "react";

/**
 * Whether a `<details>` is open, for one that is filled only then. It follows the browser, also
 * where somebody opened or closed it before React had taken over the page.
 */
export function useDetails(isOpenAtFirst = false) {
  const ref = useRef<HTMLDetailsElement>(null);
  const [isOpen, setOpen] = useState(isOpenAtFirst);
  useEffect(() => {
    if (ref.current) setOpen(ref.current.open);
  }, []);

  function onToggle({ target, currentTarget }: SyntheticEvent<HTMLDetailsElement>) {
    // One that is inside tells of itself too.
    if (target === currentTarget) setOpen(currentTarget.open);
  }
  return { isOpen, details: { ref, onToggle } };
}

import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from "react";
import { useHydrated } from "@/lib/browser/use-hydrated";
import classes from "./tabbed-panels.module.css";

type Props = {
  label: string;
  tabs: { name: string; content: () => ReactNode }[];
};

/** One of several views of the same, chosen by tabs. The arrow keys go from tab to tab. */
export function TabbedPanels({ label, tabs }: Props) {
  const isHydrated = useHydrated();
  const id = useId();
  const [chosen, setChosen] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const tab = tabs[chosen] ?? tabs[0];

  function onKeyDown({ key }: KeyboardEvent) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[key];
    if (!step) return;
    const next = (chosen + step + tabs.length) % tabs.length;
    setChosen(next);
    list.current?.querySelectorAll<HTMLElement>('[role="tab"]')[next]?.focus();
  }

  return (
    <div className={classes.tabbed}>
      <div ref={list} role="tablist" aria-label={label} className={classes.tabs}>
        {tabs.map(({ name }, index) => (
          <button
            key={name}
            type="button"
            disabled={!isHydrated}
            role="tab"
            id={`${id}-${index}`}
            aria-selected={index === chosen}
            aria-controls={`${id}-panel`}
            tabIndex={index === chosen ? 0 : -1}
            onClick={() => setChosen(index)}
            onKeyDown={onKeyDown}
          >
            {name}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${chosen}`}>
        {tab?.content()}
      </div>
    </div>
  );
}

import { type KeyboardEvent, type MouseEvent, useState } from "react";
import { findPartners } from "./find-partners";
import type { Partner } from "./partner-picker";

type Options = {
  /** Of the page's elements; theirs begin with it. */
  id: string;
  partners: Partner[];
  chosen: Partner | null;
  onChoose: (partner: Partner) => void;
};

/**
 * A text field with a list to choose from, by the keyboard or a pointer, as assistive technology
 * knows it. What is typed and not chosen is forgotten when the field is left.
 */
export function useCombobox({ id, partners, chosen, onChoose }: Options) {
  /** Null while the list is closed. */
  const [typed, setTyped] = useState<string | null>(null);
  const [index, setIndex] = useState(0);
  const isOpen = typed !== null;
  // What is chosen stands in the field when the list is opened, and filters nothing.
  const found = findPartners(partners, typed === chosen?.label ? "" : (typed ?? ""));
  const marked = isOpen ? found[index] : undefined;
  const optionId = (partner: Partner) => `${id}-${partner.value}`;

  function open(text = chosen?.label ?? "") {
    setTyped(text);
    setIndex(text === chosen?.label ? partners.indexOf(chosen) : 0);
  }

  function choose(partner: Partner) {
    onChoose(partner);
    setTyped(null);
  }

  function mark(step: number) {
    if (!isOpen) return open();
    const next = (index + step + found.length) % (found.length || 1);
    setIndex(next);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    const { key } = event;
    if (key === "ArrowDown" || key === "ArrowUp") mark(key === "ArrowDown" ? 1 : -1);
    else if (key === "Enter" && isOpen) marked && choose(marked);
    else if (key === "Escape" && isOpen) setTyped(null);
    else return;
    event.preventDefault();
  }

  return {
    isOpen,
    found,
    marked,
    input: {
      role: "combobox",
      autoComplete: "off",
      spellCheck: false,
      value: typed ?? chosen?.label ?? "",
      "aria-autocomplete": "list",
      "aria-expanded": isOpen && found.length > 0,
      "aria-controls": `${id}-list`,
      "aria-activedescendant": marked && optionId(marked),
      onChange: ({ currentTarget }: { currentTarget: { value: string } }) =>
        open(currentTarget.value),
      onClick: () => isOpen || open(),
      onBlur: () => setTyped(null),
      onKeyDown,
    } as const,
    list: {
      id: `${id}-list`,
      hidden: !isOpen || found.length === 0,
      ref: isOpen ? bringIntoView : undefined,
      // The field keeps the focus.
      onMouseDown: (event: MouseEvent) => event.preventDefault(),
    },
    option: (partner: Partner) =>
      ({
        id: optionId(partner),
        role: "option",
        "aria-selected": partner === chosen,
        ref: partner === marked ? bringIntoView : undefined,
        onClick: () => choose(partner),
      }) as const,
  };
}

function bringIntoView(element: HTMLElement | null) {
  element?.scrollIntoView({ block: "nearest" });
}

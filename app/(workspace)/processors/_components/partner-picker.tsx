"use client";

import { TextInput } from "@mantine/core";
import { IconSelector } from "@tabler/icons-react";
import { useId } from "react";
import classes from "./partner-picker.module.css";
import { useCombobox } from "./use-combobox";

/** A partner by its name in Plaid's API, and the name its customers know. */
export type Partner = { value: string; label: string };

type Props = {
  partners: Partner[];
  chosen: Partner | null;
  error: string | null;
  onChoose: (partner: Partner) => void;
};

/** All partners, found by typing a part of either name. Enter takes the one that is marked. */
export function PartnerPicker({ partners, chosen, error, onChoose }: Props) {
  const id = useId();
  const { isOpen, found, marked, input, list, option } = useCombobox({
    id,
    partners,
    chosen,
    onChoose,
  });
  return (
    <div className={classes.picker}>
      <TextInput
        {...input}
        label="Partner"
        description={`${partners.length} companies work with Plaid. Type a part of the name.`}
        placeholder="For example Dwolla"
        error={error}
        rightSection={<IconSelector size={16} aria-hidden />}
        rightSectionPointerEvents="none"
      />
      {isOpen && found.length === 0 && (
        <p role="status" className={`${classes.list} ${classes.none}`}>
          Plaid has no partner of that name.
        </p>
      )}
      <ul
        {...list}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a listbox that belongs to the field.
        role="listbox"
        aria-label="Partners"
        className={classes.list}
      >
        {isOpen &&
          found.map((partner) => (
            <li
              key={partner.value}
              {...option(partner)}
              data-marked={partner === marked || undefined}
              className={classes.option}
            >
              {partner.label}
              {partner.value === "stripe" && <span className={classes.note}> one-time token</span>}
            </li>
          ))}
      </ul>
    </div>
  );
}

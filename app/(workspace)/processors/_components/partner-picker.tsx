"use client";

import { Select, VisuallyHidden } from "@mantine/core";
import { useState } from "react";
import { findPartners } from "./find-partners";
import classes from "./partner-picker.module.css";

/** A partner by its name in Plaid's API, and the name its customers know. */
export type Partner = { value: string; label: string };

type Props = {
  partners: Partner[];
  chosen: string | null;
  error: string | null;
  onChoose: (partner: string) => void;
};

/** All partners, found by typing a part of either name. Enter takes the first that is found. */
export function PartnerPicker({ partners, chosen, error, onChoose }: Props) {
  const [typed, setTyped] = useState("");
  return (
    <>
      <Select
        label="Partner"
        description={`${partners.length} companies work with Plaid. Type a part of the name.`}
        placeholder="For example Dwolla"
        data={partners}
        value={chosen}
        error={error}
        onChange={(value) => value && onChoose(value)}
        onSearchChange={setTyped}
        filter={({ search }) => findPartners(partners, search)}
        renderOption={({ option }) => <PartnerName {...option} />}
        nothingFoundMessage="Plaid has no partner of that name."
        searchable
        selectFirstOptionOnChange
        selectFirstOptionOnDropdownOpen
        allowDeselect={false}
        openOnFocus={false}
        autoComplete="off"
        withScrollArea={false}
        comboboxProps={{ withinPortal: false }}
        classNames={{ root: classes.root, options: classes.options }}
      />
      <VisuallyHidden role="status">{foundWords(partners, typed)}</VisuallyHidden>
    </>
  );
}

function PartnerName({ value, label }: Partner) {
  if (value !== "stripe") return label;
  return (
    <span>
      {label} <span className={classes.note}>one-time token</span>
    </span>
  );
}

/** Says what typing has led to, for whoever does not see the list. */
function foundWords(partners: Partner[], typed: string): string {
  if (!typed || partners.some(({ label }) => label === typed)) return "";
  const [first, ...others] = findPartners(partners, typed);
  if (!first) return "None found";
  return others.length === 0
    ? `${first.label} found`
    : `${others.length + 1} found, first ${first.label}`;
}

"use client";

import { Select } from "@mantine/core";
import classes from "./partner-picker.module.css";

/** A partner by its name in Plaid's API, and the name its customers know. */
export type Partner = { value: string; label: string };

type Props = {
  partners: Partner[];
  chosen: string | null;
  error: string | null;
  onChoose: (partner: string) => void;
};

/** All partners, found by typing a part of either name. */
export function PartnerPicker({ partners, chosen, error, onChoose }: Props) {
  return (
    <Select
      label="Partner"
      description={`${partners.length} companies work with Plaid. Type a part of the name.`}
      placeholder="For example Dwolla"
      data={partners}
      value={chosen}
      error={error}
      onChange={(value) => value && onChoose(value)}
      filter={({ search }) => found(partners, search)}
      renderOption={({ option }) =>
        option.value === "stripe" ? (
          <span>
            {option.label} <span className={classes.note}>one-time token</span>
          </span>
        ) : (
          option.label
        )
      }
      nothingFoundMessage="Plaid has no partner of that name."
      searchable
      selectFirstOptionOnChange
      allowDeselect={false}
      openOnFocus={false}
      autoComplete="off"
      maxDropdownHeight={280}
      comboboxProps={{ withinPortal: false }}
      classNames={{ root: classes.root }}
    />
  );
}

/** Those whose name begins with it come first. */
function found(partners: Partner[], search: string): Partner[] {
  const wanted = plain(search);
  const ranks = partners.map((partner) => ({
    partner,
    rank: Math.min(...[partner.label, partner.value].map((name) => rankOf(plain(name), wanted))),
  }));
  return ranks
    .filter(({ rank }) => rank < Number.POSITIVE_INFINITY)
    .sort((a, b) => a.rank - b.rank)
    .map(({ partner }) => partner);
}

function rankOf(name: string, wanted: string): number {
  const at = name.indexOf(wanted);
  return at < 0 ? Number.POSITIVE_INFINITY : Math.sign(at);
}

const plain = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, "");

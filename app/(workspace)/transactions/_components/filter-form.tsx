"use client";

import { Button, NativeSelect, TextInput } from "@mantine/core";
import { type FormEvent, useEffect, useRef } from "react";
import { useNavigate } from "@/lib/browser/use-navigate";
import type { TransactionFilters } from "@/lib/contracts/transactions";
import { transactionsQuery } from "@/lib/contracts/transactions-query";
import classes from "./filter-form.module.css";

/** Options of a select; those of a bank stand together. */
export type Choices = { label: string; choices: { value: string; label: string }[] }[];

type Props = {
  /** The page's address without its query. */
  path: string;
  filters: TransactionFilters;
  /** What stays in the address beside the filters. */
  kept: Record<string, string>;
  accounts: Choices;
  categories: { value: string; label: string }[];
  /** Whether the order matters to what is shown. */
  hasOrder: boolean;
};

/** The filters of a page of transactions. They live in its address; without JavaScript, too. */
export function FilterForm({ path, filters, kept, accounts, categories, hasOrder }: Props) {
  const { goTo, isPending } = useNavigate();
  const form = useRef<HTMLFormElement>(null);

  // Going back changes the address, and the fields have to follow; fields made anew would lose the
  // focus. What somebody has typed stays while the address does, also from before React was there.
  const inAddress = transactionsQuery(filters);
  const followed = useRef(inAddress);
  useEffect(() => {
    if (followed.current === inAddress) return;
    followed.current = inAddress;
    const values = new URLSearchParams(inAddress);
    for (const field of form.current?.elements ?? []) {
      if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) {
        if (field.type !== "hidden") field.value = values.get(field.name) ?? "";
      }
    }
  }, [inAddress]);

  function apply(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const given = Object.fromEntries(new FormData(event.currentTarget)) as TransactionFilters;
    const query = transactionsQuery(given, kept);
    goTo(query ? `${path}?${query}` : path);
  }

  const field = (name: keyof TransactionFilters, label: string) => ({
    name,
    label,
    defaultValue: filters[name] ?? "",
    size: "sm" as const,
  });
  return (
    <search>
      <form ref={form} action={path} onSubmit={apply} className={classes.form}>
        {Object.entries(kept).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <div className={classes.row}>
          <TextInput
            {...field("q", "Search")}
            type="search"
            maxLength={100}
            placeholder="Name or merchant"
            className={classes.search}
          />
          {hasOrder && (
            <NativeSelect
              {...field("sort", "Order")}
              onChange={(event) => event.currentTarget.form?.requestSubmit()}
            >
              <option value="">Newest first</option>
              <option value="oldest">Oldest first</option>
              <option value="most-paid">Most paid first</option>
              <option value="most-received">Most received first</option>
            </NativeSelect>
          )}
          <Button type="submit" variant="default" loading={isPending} className={classes.apply}>
            Apply
          </Button>
        </div>
        <details className={classes.more}>
          <summary>More filters</summary>
          <div className={classes.grid}>
            <NativeSelect {...field("account", "Account")} className={classes.account}>
              <option value="">All accounts</option>
              {accounts.map(({ label, choices }) => (
                <optgroup key={`${label} ${choices[0]?.value}`} label={label}>
                  {choices.map((choice) => (
                    <option key={choice.value} value={choice.value}>
                      {choice.label}
                    </option>
                  ))}
                </optgroup>
              ))}
            </NativeSelect>
            <NativeSelect {...field("category", "Category")}>
              <option value="">All categories</option>
              {categories.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </NativeSelect>
            <NativeSelect {...field("direction", "Money")}>
              <option value="">In and out</option>
              <option value="out">Out</option>
              <option value="in">In</option>
            </NativeSelect>
            <TextInput {...field("from", "From")} type="date" />
            <TextInput {...field("to", "To")} type="date" />
            <TextInput {...field("min", "Least amount")} {...amount} />
            <TextInput {...field("max", "Greatest amount")} {...amount} />
          </div>
        </details>
      </form>
    </search>
  );
}

const amount = {
  inputMode: "decimal",
  pattern: "[0-9]{1,15}([.][0-9]{1,10})?",
  title: "An amount such as 12.50",
} as const;

"use client";

import { NativeSelect } from "@mantine/core";
import { useState } from "react";
import { useHydrated } from "@/lib/browser/use-hydrated";
import { useNavigate } from "@/lib/browser/use-navigate";
import { type ListWebhooksQuery, webhookStates } from "@/lib/contracts/webhooks";
import { routes } from "@/lib/routes";
import { knownKinds } from "./kind-words";
import { stateLabels } from "./state-badge";
import classes from "./webhook-filters.module.css";

type Props = {
  filters: ListWebhooksQuery;
  items: { id: string; institutionName: string | null }[];
};

/** What to show of the webhooks. The address has it, so it can be kept, shared and gone back to. */
export function WebhookFilters({ filters, items }: Props) {
  const { goTo, isPending } = useNavigate();
  const isHydrated = useHydrated();
  // A choice counts while the page with it is on its way, and the next is made on top of it.
  const [chosen, setChosen] = useState(filters);
  const { type, code, state, item } = isPending ? chosen : filters;
  const kinds = knownKinds.filter((kind) => !type || kind.type === type);
  const codes = [...new Set(kinds.flatMap((kind) => kind.codes))].sort();
  function show(changes: ListWebhooksQuery) {
    const next = { type, code, state, item, ...changes };
    setChosen(next);
    goTo(routes.webhooks(next));
  }
  const any = (label: string) => ({ value: "", label });
  const select = (label: string, value: string | undefined, data: Option[]) => ({
    label,
    value: value ?? "",
    data,
    disabled: !isHydrated,
  });
  return (
    <fieldset className={classes.filters}>
      <legend>Filters</legend>
      <NativeSelect
        {...select("Type", type, [any("All types"), ...options(knownKinds.map((one) => one.type))])}
        onChange={({ currentTarget: { value } }) => show({ type: value, code: undefined })}
      />
      <NativeSelect
        {...select("Code", code, [any("All codes"), ...options(codes, code)])}
        onChange={({ currentTarget: { value } }) => show({ code: value })}
      />
      <NativeSelect
        {...select("State", state, [
          any("All states"),
          ...webhookStates
            .filter((one) => one !== "unmatched")
            .map((one) => ({ value: one, label: stateLabels[one] })),
        ])}
        onChange={({ currentTarget: { value } }) =>
          show({ state: webhookStates.find((one) => one === value) })
        }
      />
      <NativeSelect
        {...select("Bank", item, [
          any("All banks"),
          ...items.map(({ id, institutionName }) => ({
            value: id,
            label: institutionName ?? "A bank without a name",
          })),
        ])}
        onChange={({ currentTarget: { value } }) => show({ item: value })}
      />
    </fieldset>
  );
}

type Option = { value: string; label: string };

/** One that the address names is there, even if it is not known. */
const options = (names: string[], named?: string): Option[] =>
  [...new Set([...names, ...(named ? [named] : [])])].map((name) => ({ value: name, label: name }));

"use client";

import { Checkbox, Radio } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { ActionButton } from "@/app/_components/action-button";
import { callApi } from "@/lib/browser/call-api";
import { useHydrated } from "@/lib/browser/use-hydrated";
import type { Permission, PermissionsAnswer, ProcessorTokenView } from "@/lib/contracts/processors";
import { routes } from "@/lib/routes";
import { ActionProblem } from "../../../_components/action-problem";
import { useAction } from "../../../_components/use-action";
import { knownPermissions, otherPermissions, permissionWords } from "./permission-words";
import classes from "./token-panel.module.css";

type Props = { token: ProcessorTokenView; onChanged: (token: ProcessorTokenView) => void };

/** Lets a partner read everything, or what is ticked. Ticking nothing is no way to say everything. */
export function PermissionsForm({ token, onChanged }: Props) {
  const isHydrated = useHydrated();
  const { id, permissions } = token;
  const [isAll, setAll] = useState(permissions.length === 0);
  const [ticked, setTicked] = useState(() => knownPermissions(permissions));
  const { isBusy, problem, run } = useAction();

  const products = isAll ? [] : ticked;
  const isSame = products.toSorted().join() === permissions.toSorted().join();
  const others = otherPermissions(permissions);
  const isNothing = !isAll && ticked.length === 0;

  function save(event: FormEvent) {
    event.preventDefault();
    void run(async () => {
      const path = routes.api.processorPermissions(id);
      const answer = await callApi<PermissionsAnswer>("PUT", path, { products });
      onChanged(answer.token);
    });
  }
  const tick = (name: Permission, isTicked: boolean) =>
    setTicked(
      knownPermissions(isTicked ? [...ticked, name] : ticked.filter((one) => one !== name)),
    );

  return (
    <form onSubmit={save}>
      <fieldset className={classes.choices} disabled={isBusy || !isHydrated}>
        <legend>The partner may read</legend>
        <Radio
          name="permissions"
          label="Everything, and what Plaid adds later"
          checked={isAll}
          onChange={() => setAll(true)}
        />
        <Radio
          name="permissions"
          label="The account itself, and only this of it:"
          checked={!isAll}
          onChange={() => setAll(false)}
        />
        {!isAll && (
          <div className={classes.single}>
            {knownPermissions(Object.keys(permissionWords)).map((name) => (
              <Checkbox
                key={name}
                label={permissionWords[name]}
                checked={ticked.includes(name)}
                onChange={({ currentTarget: { checked } }) => tick(name, checked)}
              />
            ))}
          </div>
        )}
      </fieldset>
      {others.length > 0 && (
        <p>
          This app cannot set <code>{others.join(", ")}</code>: saving replaces it.
        </p>
      )}
      {isNothing && (
        <p role="status">
          Tick at least one: none at all means everything to Plaid. To end the access, disconnect
          the bank below.
        </p>
      )}
      <div className={classes.actions}>
        <ActionButton type="submit" size="xs" loading={isBusy} disabled={isSame || isNothing}>
          Save at Plaid
        </ActionButton>
      </div>
      <ActionProblem
        problem={problem}
        title="The permissions were not changed"
        returnTo={routes.processor(id)}
      />
    </form>
  );
}

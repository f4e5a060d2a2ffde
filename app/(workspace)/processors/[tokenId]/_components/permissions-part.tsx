"use client";

import { useState } from "react";
import { ActionButton } from "@/app/_components/action-button";
import { callApi } from "@/lib/browser/call-api";
import type { PermissionsAnswer } from "@/lib/contracts/processors";
import { routes } from "@/lib/routes";
import { ActionProblem } from "../../../_components/action-problem";
import { useAction } from "../../../_components/use-action";
import { useToken } from "./live-token";
import { knownPermissions, otherPermissions, permissionWords } from "./permission-words";
import { PermissionsForm } from "./permissions-form";
import classes from "./token-panel.module.css";

/** What the partner may read, in words, read back from Plaid on request, and the form that changes it. */
export function PermissionsPart() {
  const { token, put } = useToken();
  const { id, permissions, processorName, revokedAt } = token;
  const { isBusy, problem, run } = useAction();
  const [said, setSaid] = useState("");

  const readBack = () =>
    run(async () => {
      setSaid("");
      const answer = await callApi<PermissionsAnswer>("POST", routes.api.processorPermissions(id));
      const isSame = answer.token.permissions.toSorted().join() === permissions.toSorted().join();
      setSaid(isSame ? "Plaid says the same." : "Plaid said otherwise, and that stands here now.");
      put(answer.token);
    });

  if (revokedAt) return null;
  const allowed = knownPermissions(permissions);
  return (
    <section className={classes.part} aria-labelledby="permissions">
      <h3 id="permissions">What {processorName} may read</h3>
      {permissions.length === 0 ? (
        <p className={classes.said}>
          Everything that Plaid has of this account, and whatever it offers in the future: no
          permissions are set, which means all of them.
        </p>
      ) : (
        <ul className={classes.readable}>
          <li>The account itself: its name, kind and last digits</li>
          {allowed.map((name) => (
            <li key={name}>
              {permissionWords[name]} <code>{name}</code>
            </li>
          ))}
          {otherPermissions(permissions).map((name) => (
            <li key={name}>
              <code>{name}</code>
            </li>
          ))}
        </ul>
      )}
      <details className={classes.change}>
        <summary>Change it</summary>
        <PermissionsForm
          key={permissions.join()}
          token={token}
          onChanged={(changed) => {
            setSaid("Plaid has the new permissions. They hold from now on.");
            put(changed);
          }}
        />
      </details>
      <p role="status" className={classes.said}>
        {said}
      </p>
      <div className={classes.actions}>
        <ActionButton size="xs" variant="default" loading={isBusy} onClick={readBack}>
          Read back from Plaid
        </ActionButton>
      </div>
      <ActionProblem
        problem={problem}
        title="The permissions could not be read"
        returnTo={routes.processor(id)}
      />
    </section>
  );
}

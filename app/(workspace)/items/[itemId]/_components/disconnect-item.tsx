"use client";

import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { ActionButton } from "@/app/_components/action-button";
import { ApiError, callApi } from "@/lib/browser/call-api";
import { useNavigate } from "@/lib/browser/use-navigate";
import { routes } from "@/lib/routes";
import { ActionProblem } from "../../../_components/action-problem";
import { ConfirmDialog } from "../../../_components/confirm-dialog";
import { useAction } from "../../../_components/use-action";
import classes from "./access.module.css";

type Props = {
  itemId: string;
  name: string;
  /** What follows. Else it is the page of the accounts, which the bank has left. */
  onDisconnected?: () => Promise<void>;
};

/** Ends the link to a bank, once the person has read what that means. */
export function DisconnectItem({ itemId, name, onDisconnected }: Props) {
  const { goTo, isPending } = useNavigate();
  const { isBusy, problem, run, forget } = useAction();
  const [isAsking, setAsking] = useState(false);
  const [isDone, setDone] = useState(false);

  const disconnect = () =>
    run(async () => {
      await callApi("DELETE", routes.api.item(itemId)).catch((thrown: unknown) => {
        // Done already, in another window or by the click before.
        if (!(thrown instanceof ApiError) || thrown.code !== "not_found") throw thrown;
      });
      setDone(true);
      if (onDisconnected) return onDisconnected();
      goTo(routes.accounts(), () =>
        notifications.show({
          color: "teal",
          title: `${name} is disconnected`,
          message: "Its accounts and transactions are gone from your pages.",
        }),
      );
    });

  return (
    <div className={classes.row}>
      <div className={classes.words}>
        <h3>Disconnect this bank</h3>
        <p>It ends here and at Plaid. To have it back you link it again.</p>
      </div>
      <ActionButton
        size="xs"
        variant="outline"
        color="red"
        className={classes.danger}
        disabled={isDone}
        onClick={() => {
          forget();
          setAsking(true);
        }}
      >
        Disconnect
      </ActionButton>
      {isAsking && (
        <ConfirmDialog
          title={`Disconnect ${name}?`}
          confirm="Disconnect"
          isDangerous
          isBusy={isBusy || isDone || isPending}
          onConfirm={() => void disconnect()}
          onCancel={() => setAsking(false)}
        >
          <ul>
            <li>Its accounts, balances and transactions leave your pages now, and are erased.</li>
            <li>
              Plaid is told to end the access. If it cannot be reached, that is tried until it
              works.
            </li>
            <li>Access that you gave to partners by this bank ends with it.</li>
            <li>The record of how it was linked stays, without what opens the bank.</li>
          </ul>
          <ActionProblem
            problem={problem}
            title="The bank was not disconnected"
            returnTo={routes.item(itemId)}
          />
        </ConfirmDialog>
      )}
    </div>
  );
}

"use client";

import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { ActionButton } from "@/app/_components/action-button";
import { callApi } from "@/lib/browser/call-api";
import { routes } from "@/lib/routes";
import { ActionProblem } from "../../../_components/action-problem";
import { ConfirmDialog } from "../../../_components/confirm-dialog";
import { useAction } from "../../../_components/use-action";
import classes from "./access.module.css";

type Props = { itemId: string };

/** Has Plaid replace the secret by which this server reads the bank. */
export function RotateToken({ itemId }: Props) {
  const { isBusy, problem, run, forget } = useAction();
  const [isAsking, setAsking] = useState(false);

  const rotate = () =>
    run(async () => {
      await callApi("POST", routes.api.rotateItemToken(itemId));
      setAsking(false);
      notifications.show({
        color: "teal",
        title: "The access token is replaced",
        message: "The old one opens nothing any more.",
      });
    });

  return (
    <div className={classes.row}>
      <div className={classes.words}>
        <h3>Replace the access token</h3>
        <p>
          The secret by which this server reads your bank. Replace it if somebody may have seen it;
          you notice nothing of it.
        </p>
      </div>
      <ActionButton
        size="xs"
        variant="default"
        onClick={() => {
          forget();
          setAsking(true);
        }}
      >
        Replace
      </ActionButton>
      {isAsking && (
        <ConfirmDialog
          title="Replace the access token?"
          confirm="Replace it"
          isBusy={isBusy}
          onConfirm={() => void rotate()}
          onCancel={() => setAsking(false)}
        >
          <p>
            Plaid gives this server a new one, and the old one stops working at once. Should the
            connection break at that very moment, you may have to link the bank again.
          </p>
          <ActionProblem
            problem={problem}
            title="The access token was not replaced"
            returnTo={routes.item(itemId)}
          />
        </ConfirmDialog>
      )}
    </div>
  );
}

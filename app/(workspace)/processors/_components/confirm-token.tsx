"use client";

import { useState } from "react";
import { useNavigate } from "@/lib/browser/use-navigate";
import type { AccountChoice, BankChoice } from "@/lib/contracts/processors";
import { routes } from "@/lib/routes";
import { ConfirmDialog } from "../../_components/confirm-dialog";
import { useAction } from "../../_components/use-action";
import { CreateProblem } from "./create-problem";
import { createToken } from "./create-token";
import type { Press } from "./kept-presses";
import type { Partner } from "./partner-picker";
import { showInList } from "./use-live-tokens";
import { WhatIsShared } from "./what-is-shared";

type Props = {
  press: Press;
  bank: BankChoice;
  account: AccountChoice;
  partner: Partner;
  onCancel: () => void;
};

/** Says what a token will open, to whom and until when; has it made, and goes to its page. */
export function ConfirmToken({ press, bank, account, partner, onCancel }: Props) {
  const { goTo, isPending } = useNavigate();
  const { isBusy, problem, run } = useAction();
  const [isDone, setDone] = useState(false);
  const isStripe = partner.value === "stripe";

  const create = () =>
    run(async () => {
      const token = await createToken(press);
      setDone(true);
      showInList(token);
      goTo(routes.processor(token.id));
    });

  return (
    <ConfirmDialog
      title={
        isStripe
          ? "Make a one-time token for Stripe?"
          : `Let ${partner.label} read ${account.name}?`
      }
      confirm="Create processor token"
      isBusy={isBusy || isDone || isPending}
      onConfirm={() => void create()}
      onCancel={onCancel}
    >
      <WhatIsShared bank={bank} account={account} partner={partner} />
      <CreateProblem problem={problem} press={press} itemId={bank.itemId} />
    </ConfirmDialog>
  );
}

"use client";

import { useState } from "react";
import { ButtonLink } from "@/app/_components/button-link";
import type { LinkSessionAnswer } from "@/lib/contracts/link";
import { routes } from "@/lib/routes";
import { LinkLauncher } from "../../_components/link-launcher";
import { SessionResult } from "../../_components/session-result";
import classes from "./multi-item-link.module.css";

/** Multi-Item Link from the click to what became of each bank. */
export function MultiItemLink({ scriptUrl }: { scriptUrl: string }) {
  const [answer, setAnswer] = useState<LinkSessionAnswer | null>(null);

  return (
    <>
      <div className={classes.launch}>
        <LinkLauncher
          scriptUrl={scriptUrl}
          returnTo={routes.linkMultiItem()}
          request={{ mode: "multi_item" }}
          label={answer ? "Link more banks" : "Link several banks"}
          onSession={setAnswer}
        />
        {answer && (
          <ButtonLink href={routes.accounts()} variant="default">
            Go to your accounts
          </ButtonLink>
        )}
      </div>
      {answer && (
        <SessionResult
          key={answer.session.id}
          initial={answer}
          scriptUrl={scriptUrl}
          returnTo={routes.linkMultiItem()}
        />
      )}
    </>
  );
}

"use client";

import { Title } from "@mantine/core";
import { IconInfoCircle } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { ButtonLink } from "@/app/_components/button-link";
import { ProblemAlert } from "@/app/_components/problem-alert";
import type { ApiError } from "@/lib/browser/call-api";
import type { ListProcessorTokensAnswer } from "@/lib/contracts/processors";
import { routes } from "@/lib/routes";
import classes from "./token-list.module.css";
import { TokenTable } from "./token-table";
import { useLiveTokens } from "./use-live-tokens";

type Props = {
  initial: ListProcessorTokensAnswer;
  serverNow: number;
  /** What stands here while there is no token at all. */
  empty: ReactNode;
};

/** The person's processor tokens, those that open nothing any more apart. */
export function TokenList({ initial, serverNow, empty }: Props) {
  const { tokens, problem } = useLiveTokens(initial);
  const alive = tokens.filter(({ revokedAt }) => revokedAt === null);
  const ended = tokens.filter(({ revokedAt }) => revokedAt !== null);
  return (
    <>
      <Connection problem={problem} />
      {tokens.length === 0 && empty}
      {alive.length > 0 && (
        <section className={classes.card} aria-labelledby="tokens">
          <Title order={2} id="tokens">
            Your processor tokens
          </Title>
          <TokenTable caption="Processor tokens" tokens={alive} serverNow={serverNow} />
        </section>
      )}
      {ended.length > 0 && (
        <section className={classes.card} aria-labelledby="ended">
          <Title order={2} id="ended">
            Ended
          </Title>
          <p className={classes.hint}>
            They open nothing any more: the bank was disconnected, or the access was withdrawn
            there.
          </p>
          <TokenTable caption="Ended processor tokens" tokens={ended} serverNow={serverNow} />
        </section>
      )}
    </>
  );
}

/** Says that what stands here may be old, and why. It goes by itself where that passes. */
function Connection({ problem }: { problem: ApiError | null }) {
  if (!problem) return null;
  if (problem.code === "unauthenticated") {
    return (
      <ProblemAlert
        title="Your session has ended"
        actions={
          <ButtonLink size="xs" href={routes.signIn(routes.processors())}>
            Go to sign-in
          </ButtonLink>
        }
      >
        Tokens that you handed off work all the same. Sign in to see them.
      </ProblemAlert>
    );
  }
  return (
    <p role="status" className={classes.notice}>
      <IconInfoCircle size={18} aria-hidden="true" />
      Your tokens could not be read just now, so the list may be old. It is tried again.
    </p>
  );
}

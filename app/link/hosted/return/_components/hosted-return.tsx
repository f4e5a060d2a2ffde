"use client";

import { Loader } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { ActionButton } from "@/app/_components/action-button";
import { ButtonLink } from "@/app/_components/button-link";
import { ProblemAlert } from "@/app/_components/problem-alert";
import { BankResults } from "@/app/(workspace)/link/_components/bank-results";
import { ApiError, callApi } from "@/lib/browser/call-api";
import type { LinkSessionAnswer, LinkSessionView, RefreshLinkRequest } from "@/lib/contracts/link";
import { routes } from "@/lib/routes";
import classes from "./hosted-return.module.css";
import { returnWords } from "./return-words";

type Props = { initial: LinkSessionAnswer };

/** Tells the session's owner, back from Plaid's page, what came of it. Our server asks Plaid once. */
export function HostedReturn({ initial }: Props) {
  const { session, isAsking, problem, ask, put } = useReturn(initial);
  const isLinked = session.banks.some(({ state }) => state === "linked");
  return (
    <>
      <section className={classes.card}>
        <div role="status">
          {isAsking ? (
            <div className={classes.pending}>
              <Loader size="sm" aria-hidden />
              <h1>Asking Plaid what was linked…</h1>
            </div>
          ) : (
            <Result session={session} />
          )}
        </div>
        {problem && (
          <ProblemAlert
            title="Plaid could not be asked"
            facts={problem}
            actions={
              <ActionButton size="xs" onClick={ask}>
                Try again
              </ActionButton>
            }
          >
            {problem.message} Nothing is lost: our server goes on asking by itself.
          </ProblemAlert>
        )}
        <div className={classes.actions}>
          {isLinked && <ButtonLink href={routes.accounts()}>Go to your accounts</ButtonLink>}
          <ButtonLink
            href={routes.hostedSession(session.id)}
            variant={isLinked ? "default" : "filled"}
          >
            Follow this session
          </ButtonLink>
        </div>
      </section>
      {!isAsking && <BankResults session={session} onChanged={put} />}
    </>
  );
}

function Result({ session }: { session: LinkSessionView }) {
  const { title, text } = returnWords(session);
  return (
    <>
      <h1>{title}</h1>
      <p>{text}</p>
    </>
  );
}

function useReturn(initial: LinkSessionAnswer) {
  const [{ session }, put] = useState(initial);
  const [isAsking, setAsking] = useState(true);
  const [problem, setProblem] = useState<ApiError | null>(null);
  const isAsked = useRef(false);

  async function ask() {
    setAsking(true);
    setProblem(null);
    try {
      const body: RefreshLinkRequest = { via: "hosted_return" };
      put(await callApi("POST", routes.api.refreshLinkSession(session.id), body));
    } catch (thrown) {
      setProblem(thrown instanceof ApiError ? thrown : new ApiError());
    } finally {
      setAsking(false);
    }
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: the visit asks once; after that only a click does.
  useEffect(() => {
    if (isAsked.current) return;
    isAsked.current = true;
    void ask();
  }, []);

  return { session, isAsking, problem, ask, put };
}

"use client";

import { useState } from "react";
import { ActionButton } from "@/app/_components/action-button";
import { callApi } from "@/lib/browser/call-api";
import { useNavigate } from "@/lib/browser/use-navigate";
import type { SignedInBrowser } from "@/lib/contracts/account";
import { routes } from "@/lib/routes";
import { ActionProblem } from "../../_components/action-problem";
import { useAction } from "../../_components/use-action";
import { RelativeTime } from "../../accounts/_components/relative-time";
import classes from "../page.module.css";
import { browserWords } from "./browser-words";

type Props = { sessions: SignedInBrowser[]; serverNow: number };

/** The browsers that are signed in to the account, each of the others with a way to end it. */
export function SignedInBrowsers({ sessions, serverNow }: Props) {
  const { refresh, isPending: isRefreshing } = useNavigate();
  const { isBusy, problem, run } = useAction();
  const [ending, setEnding] = useState<string | null>(null);
  const others = sessions.filter(({ isThis }) => !isThis);

  function end(what: string, path: string) {
    if (isBusy) return;
    setEnding(what);
    void run(async () => {
      await callApi("DELETE", path);
      refresh();
    });
  }
  const isEnding = (what: string) => (isBusy || isRefreshing) && ending === what;

  return (
    <>
      <ul className={classes.browsers}>
        {sessions.map((session) => {
          const words = browserWords(session.userAgent);
          return (
            <li key={session.id}>
              <div className={classes.browser}>
                <strong>{words}</strong>
                {session.isThis && <span className={classes.mark}>This browser</span>}
                <p className={classes.when}>
                  Last seen <RelativeTime at={session.lastSeenAt} serverNow={serverNow} />, signed
                  in <RelativeTime at={session.signedInAt} serverNow={serverNow} />
                </p>
              </div>
              {!session.isThis && (
                <ActionButton
                  size="xs"
                  variant="default"
                  aria-label={`Sign out ${words}`}
                  loading={isEnding(session.id)}
                  disabled={isBusy || isRefreshing}
                  onClick={() => end(session.id, routes.api.accountSession(session.id))}
                >
                  Sign out
                </ActionButton>
              )}
            </li>
          );
        })}
      </ul>
      <ActionProblem
        problem={problem}
        title="The browser was not signed out"
        returnTo={routes.settings()}
      />
      {others.length > 0 ? (
        <div>
          <ActionButton
            variant="default"
            loading={isEnding("others")}
            disabled={isBusy || isRefreshing}
            onClick={() => end("others", routes.api.accountSessions())}
          >
            Sign out everywhere else
          </ActionButton>
        </div>
      ) : (
        <p className={classes.text} role="status">
          You are signed in nowhere else.
        </p>
      )}
    </>
  );
}

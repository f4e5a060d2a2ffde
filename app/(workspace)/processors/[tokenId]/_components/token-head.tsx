"use client";

import { Title } from "@mantine/core";
import { PageLink } from "@/app/_components/page-link";
import { routes } from "@/lib/routes";
import { TokenState } from "../../_components/token-state";
import { useToken } from "./live-token";
import classes from "./token-head.module.css";

/** Which account is opened to whom, and how that stands. */
export function TokenHead() {
  const { token } = useToken();
  const { processor, processorName, account, item, lastFour } = token;
  return (
    <div className={classes.head}>
      <PageLink href={routes.processors()} className={classes.back}>
        All processor tokens
      </PageLink>
      <div className={classes.line}>
        <div className={classes.names}>
          <Title order={1}>
            {processor === "stripe" ? "Token for Stripe" : `Handoff to ${processorName}`}
          </Title>
          <p>
            {account.name}
            {account.mask && ` ending in ${account.mask}`} at{" "}
            {item.institutionName ?? "an unnamed bank"} · token ends in <code>{lastFour}</code>
          </p>
        </div>
        <TokenState token={token} />
      </div>
    </div>
  );
}

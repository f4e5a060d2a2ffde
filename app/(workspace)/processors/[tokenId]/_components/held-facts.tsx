"use client";

import type { ReactNode } from "react";
import { PageLink } from "@/app/_components/page-link";
import { routes } from "@/lib/routes";
import { RelativeTime } from "../../../accounts/_components/relative-time";
import { useToken } from "./live-token";
import classes from "./token-panel.module.css";

/** Which account and bank a token is for, and what is kept of the token itself. */
export function HeldFacts({ serverNow }: { serverNow: number }) {
  const { token } = useToken();
  const { account, item, lastFour, createdAt } = token;
  const bank = item.institutionName ?? "Unnamed bank";
  const facts: [string, ReactNode][] = [
    ["Account", account.mask ? `${account.name} ending in ${account.mask}` : account.name],
    ["Bank", item.id ? <BankLink key="bank" id={item.id} name={bank} /> : bank],
    ["Made", <RelativeTime key="made" at={createdAt} serverNow={serverNow} />],
    [
      "Token",
      <>
        ends in <code>{lastFour}</code>. {kept(token.revokedAt !== null)}
      </>,
    ],
  ];
  return (
    <dl className={classes.facts}>
      {facts.map(([name, fact]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{fact}</dd>
        </div>
      ))}
    </dl>
  );
}

const BankLink = ({ id, name }: { id: string; name: string }) => (
  <PageLink href={routes.item(id)}>{name}</PageLink>
);

const kept = (isEnded: boolean) =>
  isEnded
    ? "It is no longer stored."
    : "It is stored sealed on this server, and never shown again.";

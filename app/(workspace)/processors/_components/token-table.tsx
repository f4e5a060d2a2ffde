"use client";

import { VisuallyHidden } from "@mantine/core";
import { PageLink } from "@/app/_components/page-link";
import type { ProcessorTokenView } from "@/lib/contracts/processors";
import { routes } from "@/lib/routes";
import table from "../../_components/table.module.css";
import { RelativeTime } from "../../accounts/_components/relative-time";
import { TokenState } from "./token-state";
import classes from "./token-table.module.css";

type Props = { caption: string; tokens: ProcessorTokenView[]; serverNow: number };

/** Processor tokens. On a phone only partner and state keep a column of their own. */
export function TokenTable({ caption, tokens, serverNow }: Props) {
  return (
    <table className={table.table}>
      <caption>
        <VisuallyHidden>{caption}</VisuallyHidden>
      </caption>
      <thead>
        <tr>
          <th scope="col">Partner</th>
          <th scope="col" className={table.wide}>
            Account
          </th>
          <th scope="col" className={table.wide}>
            May read
          </th>
          <th scope="col" className={table.wide}>
            Made
          </th>
          <th scope="col">State</th>
        </tr>
      </thead>
      <tbody>
        {tokens.map((token) => (
          <TokenRow key={token.id} token={token} serverNow={serverNow} />
        ))}
      </tbody>
    </table>
  );
}

type RowProps = { token: ProcessorTokenView; serverNow: number };

function TokenRow({ token, serverNow }: RowProps) {
  const { id, processorName, lastFour, item, createdAt, handoff, revokedAt } = token;
  const account = accountOf(token);
  const bank = item.institutionName ?? "Unnamed bank";
  const since = revokedAt ?? handoff.at;
  const isCut = revokedAt === null && item.isGone;
  const needsRepair = revokedAt === null && !item.isGone && item.state === "needs_repair";
  return (
    <tr>
      <th scope="row">
        <PageLink href={routes.processor(id)} prefetch={false} className={classes.name}>
          {processorName}
          <VisuallyHidden> token ending in {lastFour}</VisuallyHidden>
        </PageLink>
        <span className={classes.detail}>
          Token <span aria-hidden="true">••&nbsp;</span>
          {lastFour}
        </span>
        <span className={`${classes.detail} ${classes.narrow}`}>
          {account}, {bank}
        </span>
        <span className={`${classes.detail} ${classes.narrow}`}>May read: {mayRead(token)}</span>
        {isCut && (
          <span className={classes.repair}>
            Reads nothing more: the link to the bank has ended.{" "}
            <PageLink href={routes.linkStandard()}>Link the bank again</PageLink>
          </span>
        )}
        {needsRepair && (
          <span className={classes.repair}>
            Reads nothing until{" "}
            {item.id ? (
              <PageLink href={routes.item(item.id)}>the bank is repaired</PageLink>
            ) : (
              "then"
            )}
          </span>
        )}
      </th>
      <td className={table.wide}>
        {account}
        <span className={classes.detail}>{bank}</span>
      </td>
      <td className={table.wide}>{mayRead(token)}</td>
      <td className={`${table.wide} ${classes.when}`}>
        <RelativeTime at={createdAt} serverNow={serverNow} />
      </td>
      <td className={classes.state}>
        <TokenState token={token} />
        <span className={since ? classes.detail : `${classes.detail} ${classes.narrow}`}>
          <RelativeTime at={since ?? createdAt} serverNow={serverNow} />
        </span>
      </td>
    </tr>
  );
}

const accountOf = ({ account: { name, mask } }: ProcessorTokenView) =>
  mask ? `${name} ••\u00a0${mask}` : name;

/** Plaid's names of products, as a list in words. */
function mayRead({ processor, permissions }: ProcessorTokenView): string {
  if (processor === "stripe") return "Account numbers, once";
  if (permissions.length === 0) return "Everything";
  const list = permissions.join(", ");
  return list.charAt(0).toUpperCase() + list.slice(1);
}

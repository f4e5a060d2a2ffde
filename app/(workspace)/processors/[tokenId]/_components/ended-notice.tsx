"use client";

import { IconCircleOff } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { PageLink } from "@/app/_components/page-link";
import { routes } from "@/lib/routes";
import { ClockTime } from "../../../_components/clock-time";
import { longDay } from "../../../accounts/_components/long-day";
import classes from "./ended-notice.module.css";
import { useToken } from "./live-token";

/** Says that a token opens nothing: for good, or until its bank is repaired. Nothing while it works. */
export function EndedNotice() {
  const { item, processor, processorName, revokedAt } = useToken().token;
  const bank = item.institutionName ?? "The bank";
  return (
    <div role="status" className={classes.frame}>
      {revokedAt && (
        <Notice>
          <strong>This token has ended.</strong> It opens nothing since {longDay(revokedAt)},{" "}
          <ClockTime at={revokedAt} />: the bank was disconnected, or the access was withdrawn
          there.
          {processor === "stripe" &&
            " A bank account made of it at Stripe stays until it is deleted there."}
        </Notice>
      )}
      {!revokedAt && item.isGone && (
        <Notice>
          <strong>The link to {item.institutionName ?? "the bank"} has ended.</strong> No repair
          brings it back, and nothing more can be done with this token here. A new link has to be
          made, and a new token with it.{" "}
          <PageLink href={routes.linkStandard()}>Link the bank again</PageLink>
        </Notice>
      )}
      {!revokedAt && !item.isGone && item.state === "needs_repair" && item.id && (
        <Notice>
          <strong>{bank} wants its owner first.</strong> Until then Plaid refuses {processorName}{" "}
          most of what it asks for. <PageLink href={routes.item(item.id)}>Repair the bank</PageLink>
        </Notice>
      )}
    </div>
  );
}

const Notice = ({ children }: { children: ReactNode }) => (
  <div className={classes.notice}>
    <IconCircleOff size={20} aria-hidden="true" />
    <p>{children}</p>
  </div>
);

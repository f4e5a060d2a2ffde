"use client";

import { IconCircleOff } from "@tabler/icons-react";
import { PageLink } from "@/app/_components/page-link";
import { routes } from "@/lib/routes";
import { ClockTime } from "../../../_components/clock-time";
import { longDay } from "../../../accounts/_components/long-day";
import classes from "./ended-notice.module.css";
import { useToken } from "./live-token";

/** Says that a token opens nothing: for good, or until its bank is repaired. Nothing while it works. */
export function EndedNotice() {
  const { item, processorName, revokedAt } = useToken().token;
  const bank = item.institutionName ?? "The bank";
  return (
    <div role="status" className={classes.frame}>
      {revokedAt && (
        <div className={classes.notice}>
          <IconCircleOff size={20} aria-hidden="true" />
          <p>
            <strong>This token has ended.</strong> It opens nothing since {longDay(revokedAt)},{" "}
            <ClockTime at={revokedAt} />,{" "}
            {item.id === null || item.state === "removing"
              ? `when ${bank} was disconnected.`
              : "when the access was withdrawn."}
          </p>
        </div>
      )}
      {!revokedAt && item.state === "needs_repair" && item.id && (
        <div className={classes.notice}>
          <IconCircleOff size={20} aria-hidden="true" />
          <p>
            <strong>{bank} wants its owner first.</strong> Until then Plaid refuses {processorName}{" "}
            most of what it asks for.{" "}
            <PageLink href={routes.item(item.id)}>Repair the bank</PageLink>
          </p>
        </div>
      )}
    </div>
  );
}

import { PageLink } from "@/app/_components/page-link";
import type { Removal } from "@/lib/data/item-removals";
import { routes } from "@/lib/routes";
import classes from "./removal-notice.module.css";

type Props = { removals: Removal[] };

/** Says that banks are on their way out, so that nobody looks for them. */
export function RemovalNotice({ removals }: Props) {
  const [first] = removals;
  if (!first) return null;
  const subject =
    removals.length === 1
      ? `${first.institutionName ?? "A bank"} is`
      : `${removals.length} banks are`;
  return (
    <p className={classes.notice} role="status">
      {subject} being disconnected at Plaid, and out of use already.{" "}
      <PageLink href={routes.settings()} prefetch={false}>
        How far that is
      </PageLink>
    </p>
  );
}

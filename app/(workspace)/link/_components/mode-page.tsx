import { Title } from "@mantine/core";
import type { ReactNode } from "react";
import { PageLink } from "@/app/_components/page-link";
import { routes } from "@/lib/routes";
import classes from "./mode-page.module.css";

type Props = {
  title: string;
  /** When to use this mode, in a sentence or two. */
  lead: string;
  children: ReactNode;
};

/** What the page of every Link mode has: the way back, what it is for, and the mode itself. */
export function ModePage({ title, lead, children }: Props) {
  return (
    <>
      <div className={classes.head}>
        <PageLink href={routes.link()} className={classes.back}>
          All ways to link
        </PageLink>
        <Title order={1}>{title}</Title>
        <p className={classes.lead}>{lead}</p>
      </div>
      {children}
    </>
  );
}

import { Title } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "./page-head.module.css";

type Props = {
  title: string;
  /** What the page is for, as a paragraph; more may follow it. */
  children: ReactNode;
};

/** What a page is called, and in a sentence or two what it is for. */
export function PageHead({ title, children }: Props) {
  return (
    <div className={classes.head}>
      <Title order={1}>{title}</Title>
      {children}
    </div>
  );
}

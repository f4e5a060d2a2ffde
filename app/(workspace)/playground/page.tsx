import { Title } from "@mantine/core";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageLink } from "@/app/_components/page-link";
import { requireViewer } from "@/lib/auth/viewer";
import type { PlaygroundOperation } from "@/lib/contracts/playground";
import { playgroundIsOn } from "@/lib/gateway/playground-is-on";
import { operations } from "@/lib/playground/operations";
import { routes } from "@/lib/routes";
import { PageHead } from "../_components/page-head";
import classes from "./page.module.css";

export const metadata: Metadata = { title: "Playground" };

const FLOW = 5;

/** What of Plaid's API can be tried here. */
export default async function PlaygroundPage() {
  await requireViewer();
  if (!playgroundIsOn()) notFound();
  const all = Object.values(operations);
  return (
    <>
      <PageHead title="Playground">
        <p>
          Fill in a request to Plaid, read it as code, send it, and see what comes back. Your banks
          are chosen by name: keys and tokens are put in on the server, and never reach this page.
        </p>
      </PageHead>
      <Operations title="The flow, step by step" of={all.slice(0, FLOW)} />
      <Operations title="Reading what is there" of={all.slice(FLOW)} />
    </>
  );
}

type Listed = { name: PlaygroundOperation; title: string; about: string; path: string };

function Operations({ title, of }: { title: string; of: Listed[] }) {
  return (
    <section className={classes.group}>
      <Title order={2}>{title}</Title>
      <ul className={classes.list}>
        {of.map(({ name, title: called, about, path }) => (
          <li key={name}>
            <PageLink href={routes.playground(name)} prefetch={false} className={classes.name}>
              {called}
            </PageLink>
            <code className={classes.path}>{path}</code>
            <p>{about}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

import { Title } from "@mantine/core";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Suspense } from "react";
import { PageLink } from "@/app/_components/page-link";
import { requireViewer } from "@/lib/auth/viewer";
import { type PlaygroundOperation, playgroundOperations } from "@/lib/contracts/playground";
import { env } from "@/lib/env";
import { playgroundIsOn } from "@/lib/gateway/playground-is-on";
import { linkScript } from "@/lib/plaid/link-script";
import { describeFields } from "@/lib/playground/describe-fields";
import { loadOperation } from "@/lib/playground/load-operation";
import { routes } from "@/lib/routes";
import { BenchOutline } from "./_components/bench-outline";
import { listReferenceChoices } from "./_components/list-reference-choices";
import { Workbench } from "./_components/workbench";
import classes from "./page.module.css";

type Props = PageProps<"/playground/[operation]">;

/** The operation by its title, where there is one. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const name = operationIn((await params).operation);
  return { title: name ? (await loadOperation(name)).title : "Playground" };
}

/** One operation of Plaid's API, to fill in, send, and read as code. */
export default async function OperationPage({ params }: Props) {
  const viewer = await requireViewer();
  const name = operationIn((await params).operation);
  if (!name || !playgroundIsOn()) notFound();
  const { title, about, path, docsUrl, schema } = await loadOperation(name);
  const choices = await listReferenceChoices(viewer, describeFields(schema));
  return (
    <>
      <div className={classes.head}>
        <PageLink href={routes.playground()} className={classes.back}>
          All operations
        </PageLink>
        <Title order={1}>{title}</Title>
        <p>
          <code>POST {path}</code>
          <a href={docsUrl} target="_blank" rel="noopener noreferrer">
            Plaid&apos;s documentation
          </a>
        </p>
        <p className={classes.lead}>{about}</p>
      </div>
      <Suspense fallback={<BenchOutline />}>
        <Workbench
          name={name}
          personId={viewer.id}
          environment={env().PLAID_ENV}
          scriptUrl={linkScript().url}
          choices={choices}
        />
      </Suspense>
    </>
  );
}

/** What an address that anybody may have written asks for. */
const operationIn = (asked: string): PlaygroundOperation | undefined =>
  playgroundOperations.find((name) => name === asked);

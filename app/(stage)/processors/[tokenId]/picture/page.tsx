import { Title } from "@mantine/core";
import type { Metadata } from "next";
import { PageLink } from "@/app/_components/page-link";
import { orNotFound } from "@/app/(workspace)/_components/or-not-found";
import { SequenceStage } from "@/app/(workspace)/_components/sequence-stage";
import {
  pictureLanes,
  pictureSteps,
} from "@/app/(workspace)/processors/[tokenId]/_components/picture-steps";
import { requireViewer } from "@/lib/auth/viewer";
import { describeToken } from "@/lib/processors/describe-token";
import { routes } from "@/lib/routes";
import classes from "./page.module.css";

export const metadata: Metadata = { title: "Picture of a handoff" };

/** A handoff as it happened, for a projector: nothing else on the screen. */
export default async function PicturePage({ params }: PageProps<"/processors/[tokenId]/picture">) {
  const viewer = await requireViewer();
  const { tokenId } = await params;
  const { token, steps } = await orNotFound(tokenId, (id) => describeToken(viewer, id));
  const { processorName, account, item } = token;
  return (
    <main id="main" tabIndex={-1} className={classes.stage}>
      <div className={classes.head}>
        <PageLink href={routes.processor(tokenId)} className={classes.back}>
          Back to the token
        </PageLink>
        <Title order={1}>
          {account.name} to {processorName}
        </Title>
        <p>{item.institutionName ?? "Unnamed bank"}</p>
      </div>
      <SequenceStage
        isLarge
        label="Steps of the handoff"
        lanes={pictureLanes(token)}
        steps={pictureSteps(token, steps)}
      />
    </main>
  );
}

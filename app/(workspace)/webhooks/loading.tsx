import { Skeleton, VisuallyHidden } from "@mantine/core";
import { PageHead } from "../_components/page-head";

/** The outline of the inbox while it is being read. */
export default function WebhooksLoading() {
  return (
    <>
      <PageHead title="Webhooks">
        <Skeleton height={40} maw={620} />
      </PageHead>
      <VisuallyHidden role="status">Loading the webhooks</VisuallyHidden>
      <Skeleton height={60} radius="md" />
      <Skeleton height={360} radius="md" />
    </>
  );
}

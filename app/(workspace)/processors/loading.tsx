import { Skeleton, VisuallyHidden } from "@mantine/core";
import { PageHead } from "../_components/page-head";

/** The outline of the processors page while it is being read. */
export default function ProcessorsLoading() {
  return (
    <>
      <PageHead title="Processors">
        <Skeleton height={40} maw={620} />
      </PageHead>
      <VisuallyHidden role="status">Loading accounts and processor tokens</VisuallyHidden>
      <Skeleton height={360} maw={820} radius="md" />
      <Skeleton height={180} radius="md" />
    </>
  );
}

import { Skeleton, VisuallyHidden } from "@mantine/core";

/** The outline of a session's page while it is being read. */
export default function SessionLoading() {
  return (
    <>
      <VisuallyHidden role="status">Loading the Link session</VisuallyHidden>
      <Skeleton height={150} radius="md" />
      <Skeleton height={640} radius="md" />
    </>
  );
}

import { Skeleton, VisuallyHidden } from "@mantine/core";

/** The outline of the list of sessions while it is being read. */
export default function SessionsLoading() {
  return (
    <>
      <VisuallyHidden role="status">Loading the Link sessions</VisuallyHidden>
      <Skeleton height={90} radius="md" />
      <Skeleton height={420} radius="md" />
    </>
  );
}

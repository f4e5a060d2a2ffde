import { Skeleton, VisuallyHidden } from "@mantine/core";

/** The outline of the findings while they are being made. */
export function Examining() {
  return (
    <>
      <VisuallyHidden role="status">Looking at everything</VisuallyHidden>
      <Skeleton height={68} radius="md" />
      <Skeleton height={220} radius="md" />
      <Skeleton height={220} radius="md" />
    </>
  );
}

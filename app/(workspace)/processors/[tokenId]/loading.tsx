import { Skeleton, VisuallyHidden } from "@mantine/core";
import classes from "./page.module.css";

/** The outline of a processor token's page while it is being read. */
export default function ProcessorTokenLoading() {
  return (
    <>
      <VisuallyHidden role="status">Loading the processor token</VisuallyHidden>
      <Skeleton height={72} radius="md" />
      <div className={classes.columns}>
        <Skeleton height={560} radius="md" />
        <Skeleton height={560} radius="md" />
      </div>
      <Skeleton height={300} radius="md" />
    </>
  );
}

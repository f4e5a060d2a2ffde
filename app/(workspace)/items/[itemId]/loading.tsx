import { Skeleton, VisuallyHidden } from "@mantine/core";
import classes from "./page.module.css";

/** The outline of a bank's page while it is being read. */
export default function ItemLoading() {
  return (
    <>
      <VisuallyHidden role="status">Loading the bank</VisuallyHidden>
      <Skeleton height={72} radius="md" />
      <Skeleton height={300} radius="md" />
      <div className={classes.columns}>
        <Skeleton height={150} radius="md" />
        <Skeleton height={150} radius="md" />
      </div>
    </>
  );
}

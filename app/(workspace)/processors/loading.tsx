import { Skeleton, Title, VisuallyHidden } from "@mantine/core";
import classes from "./page.module.css";

/** The outline of the processors page while it is being read. */
export default function ProcessorsLoading() {
  return (
    <>
      <div className={classes.head}>
        <Title order={1}>Processors</Title>
        <Skeleton height={40} maw={620} />
      </div>
      <VisuallyHidden role="status">Loading accounts and processor tokens</VisuallyHidden>
      <Skeleton height={360} maw={820} radius="md" />
      <Skeleton height={180} radius="md" />
    </>
  );
}

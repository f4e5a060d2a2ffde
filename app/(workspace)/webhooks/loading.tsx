import { Skeleton, Title, VisuallyHidden } from "@mantine/core";
import classes from "./page.module.css";

/** The outline of the inbox while it is being read. */
export default function WebhooksLoading() {
  return (
    <>
      <div className={classes.head}>
        <Title order={1}>Webhooks</Title>
        <Skeleton height={40} maw={620} />
      </div>
      <VisuallyHidden role="status">Loading the webhooks</VisuallyHidden>
      <Skeleton height={60} radius="md" />
      <Skeleton height={360} radius="md" />
    </>
  );
}

import { Skeleton, Title, VisuallyHidden } from "@mantine/core";
import classes from "./page.module.css";

/** The outline of the accounts page while it is being read. */
export default function AccountsLoading() {
  return (
    <>
      <div className={classes.head}>
        <Title order={1}>Accounts</Title>
        <Skeleton width={150} height={36} />
      </div>
      <VisuallyHidden role="status">Loading your accounts</VisuallyHidden>
      <Skeleton height={68} radius="md" />
      <Skeleton height={320} radius="md" />
    </>
  );
}

import { Skeleton, Title, VisuallyHidden } from "@mantine/core";
import classes from "./_components/transactions-page.module.css";

/** The outline of a page of transactions while it is being read. */
export default function TransactionsLoading() {
  return (
    <>
      <div className={classes.head}>
        <Title order={1}>Transactions</Title>
        <Skeleton width={150} height={34} />
      </div>
      <VisuallyHidden role="status">Loading your transactions</VisuallyHidden>
      <Skeleton height={52} radius="md" />
      <Skeleton height={128} radius="md" />
      <Skeleton height={420} radius="md" />
    </>
  );
}

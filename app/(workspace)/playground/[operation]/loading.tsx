import { Skeleton } from "@mantine/core";
import { BenchOutline } from "./_components/bench-outline";
import classes from "./page.module.css";

/** The outline of an operation while it is being read. */
export default function OperationLoading() {
  return (
    <>
      <div className={classes.head}>
        <Skeleton height={18} width={110} />
        <Skeleton height={28} width={240} />
        <Skeleton height={40} maw={560} />
      </div>
      <BenchOutline />
    </>
  );
}

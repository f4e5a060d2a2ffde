"use client";

import { Skeleton } from "@mantine/core";
import dynamic from "next/dynamic";
import type { ComponentProps } from "react";
import type { FlowChart } from "./flow-chart";
import classes from "./flow-chart.module.css";

/** The charts' library is large: it is loaded by whoever looks at a chart, and by nobody else. */
const Chart = dynamic(() => import("./flow-chart").then((module) => module.FlowChart), {
  ssr: false,
  loading: () => <Skeleton className={classes.chart} />,
});

/** A chart that comes after the page. Its figures are in a table anyway. */
export function LazyChart(props: ComponentProps<typeof FlowChart>) {
  return (
    <div className={classes.frame}>
      <Chart {...props} />
    </div>
  );
}

"use client";

import "@mantine/charts/styles.layer.css";

import { BarChart } from "@mantine/charts";
import { formatMoney } from "../../accounts/_components/format-money";
import classes from "./flow-chart.module.css";

type Props = {
  kind: "months" | "categories";
  /** What a person hears who does not see it. */
  label: string;
  currency: string | null;
  data: { name: string; [series: string]: string | number }[];
};

const series = {
  months: [
    { name: "Money in", color: "teal.6" },
    { name: "Money out", color: "accent.5" },
  ],
  categories: [{ name: "Money out", color: "accent.5" }],
};

const compact = new Intl.NumberFormat("en-US", { notation: "compact", maximumFractionDigits: 1 });

/** Bars of money in one currency: by month upright, by category lying, where long names have room. */
export function FlowChart({ kind, label, currency, data }: Props) {
  const isLying = kind === "categories";
  return (
    <figure className={classes.chart} role="img" aria-label={label}>
      <BarChart
        h="100%"
        data={data}
        dataKey="name"
        series={series[kind]}
        orientation={isLying ? "vertical" : "horizontal"}
        gridAxis={isLying ? "y" : "x"}
        withLegend={!isLying}
        tickLine="none"
        maxBarWidth={32}
        valueFormatter={(value) => formatMoney(value, currency)}
        {...(isLying
          ? { xAxisProps: { tickFormatter: short }, yAxisProps: { width: 118, interval: 0 } }
          : { yAxisProps: { tickFormatter: short, width: 48 } })}
        barProps={{ isAnimationActive: false }}
        barChartProps={{ accessibilityLayer: false }}
      />
    </figure>
  );
}

const short = (value: number) => compact.format(value);

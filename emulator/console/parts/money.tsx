/** @jsxImportSource hono/jsx */

/** An amount in its currency. Currencies that are none of ISO's are named after it. */
export const Money = ({ amount, currency }: { amount: number | null; currency: string | null }) => {
  if (amount === null) return <>–</>;
  const fixed = { minimumFractionDigits: 2, maximumFractionDigits: 2 } as const;
  const text = amount.toLocaleString("en-US", fixed);
  return <>{currency ? `${text} ${currency}` : text}</>;
};

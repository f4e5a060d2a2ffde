/** @jsxImportSource hono/jsx */

/** A moment in UTC, to the second; a dash for none. */
export const Time = ({ at }: { at: string | number | null }) => {
  if (at === null) return <>–</>;
  const iso = new Date(at).toISOString();
  return <time datetime={iso}>{iso.slice(0, 19).replace("T", " ")}</time>;
};

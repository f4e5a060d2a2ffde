/** @jsxImportSource hono/jsx */

/** A value as JSON, or a text as it is. */
export const Json = ({ of }: { of: unknown }) => (
  <pre>{typeof of === "string" ? of : JSON.stringify(of, null, 2)}</pre>
);

/** @jsxImportSource hono/jsx */

/** What was wrong with the last try; read out when it appears. */
export const Wrong = ({ text }: { text: string | null }) =>
  text ? (
    <p class="note wrong" role="alert">
      {text}
    </p>
  ) : null;

/** @jsxImportSource hono/jsx */

/** A text to copy. */
export const Sample = ({ id, text }: { id: string; text: string }) => (
  <div class="sample">
    <pre id={id}>{text}</pre>
    <button type="button" class="copy" data-copy={id}>
      Copy
    </button>
  </div>
);

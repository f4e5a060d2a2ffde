/** @jsxImportSource hono/jsx */

/** The button at the foot of a pane that takes its form further. */
export const FootButton = ({ label, second = false }: { label: string; second?: boolean }) => (
  <div class="foot">
    <button type="submit" class={second ? "button second" : "button"}>
      {label}
    </button>
  </div>
);

/** @jsxImportSource hono/jsx */
import { type PropsWithChildren, useContext } from "hono/jsx";
import { FormContext, SentContext } from "../sent";

type Props = PropsWithChildren<{
  action: string;
  /** What the button says; left out where the form has buttons of its own. */
  submit?: string;
  /** What is said once it is done. */
  done: string;
  isDangerous?: boolean;
}>;

/** A form that does something. It says itself what became of it, and keeps what was typed where it has failed. */
export const ActionForm = ({ action, submit, done, isDangerous, children }: Props) => {
  const sent = useContext(SentContext);
  const failed = sent.failed?.action === action ? sent.failed : null;
  return (
    <form method="post" id={action}>
      <input type="hidden" name="action" value={action} />
      <FormContext.Provider value={{ action, typed: failed?.form ?? null }}>
        {children}
      </FormContext.Provider>
      {failed && (
        <p class="note wrong" role="alert">
          {failed.message}
        </p>
      )}
      {sent.done === action && (
        <p class="note" role="status">
          {done}
        </p>
      )}
      {submit && (
        <div class="row">
          <button type="submit" class={isDangerous ? "danger" : "first"}>
            {submit}
          </button>
        </div>
      )}
    </form>
  );
};

/** @jsxImportSource hono/jsx */
import { Fragment } from "hono/jsx";
import { ActionForm } from "../parts/action-form";
import { happenings } from "./happenings";

/** Buttons for all that can happen to an Item without the app's doing, by kind. One form, so that what became of it is said once. */
export const HappeningsForm = () => (
  <ActionForm action="bank" done="It has happened, and was announced.">
    {happenings.map(({ says, events }) => (
      <Fragment key={says}>
        <p class="quiet">{says}</p>
        <div class="row">
          {events.map(([event, button]) => (
            <button key={event} type="submit" name="event" value={event}>
              {button}
            </button>
          ))}
        </div>
      </Fragment>
    ))}
  </ActionForm>
);

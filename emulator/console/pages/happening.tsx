/** @jsxImportSource hono/jsx */
import { ActionForm } from "../parts/action-form";
import type { happenings } from "./happenings";

/** Buttons for things of one kind that can happen to an Item without the app's doing. */
export const Happening = ({ says, events }: (typeof happenings)[number]) => (
  <ActionForm action="bank" done="It has happened, and was announced.">
    <p class="quiet">{says}</p>
    <div class="row">
      {events.map(([event, button]) => (
        <button key={event} type="submit" name="event" value={event}>
          {button}
        </button>
      ))}
    </div>
  </ActionForm>
);

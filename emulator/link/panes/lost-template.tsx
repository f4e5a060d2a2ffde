/** @jsxImportSource hono/jsx */

/** What is shown when the emulator does not answer. Where there is a page around Link, one can leave for it. */
export const LostTemplate = ({ canExit }: { canExit: boolean }) => (
  <template id="lost">
    <div class="bar">
      <span class="mark">Plaid emulator</span>
    </div>
    <form class="pane">
      <h1 tabindex={-1}>The emulator cannot be reached</h1>
      <p class="quiet">It may have been stopped, or a fault is set on it.</p>
      <div class="foot">
        <button type="submit" class="button" data-lost="retry">
          Try again
        </button>
        {canExit && (
          <button type="submit" class="button second" data-lost="exit">
            Exit
          </button>
        )}
      </div>
    </form>
  </template>
);

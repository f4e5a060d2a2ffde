/** @jsxImportSource hono/jsx */

/** The document in the iframe. Its dialog is empty until a session opens. */
export const LinkPage = () => (
  <html lang="en">
    {/* biome-ignore lint/style/noHeadElement: this page is Hono's, not Next's. */}
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>Plaid Link (emulator)</title>
      <link rel="stylesheet" href="link.css" />
      <script src="frame.js" defer />
    </head>
    <body>
      <div id="dialog" class="surface" role="dialog" aria-modal="true" aria-label="Plaid Link" />
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
            <button type="submit" class="button second" data-lost="exit">
              Exit
            </button>
          </div>
        </form>
      </template>
    </body>
  </html>
);

/** @jsxImportSource hono/jsx */

/** The document in the iframe of an embedded module. It is empty until the page has told its link token. */
export const EmbeddedPage = () => (
  <html lang="en">
    {/* biome-ignore lint/style/noHeadElement: this page is Hono's, not Next's. */}
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>Plaid Link institution search (emulator)</title>
      <link rel="stylesheet" href="common.css" />
      <link rel="stylesheet" href="link.css" />
      <link rel="stylesheet" href="embedded.css" />
      <script src="embedded.js" defer />
    </head>
    <body>
      <main id="module" class="surface" />
      <template id="lost">
        <header class="bar">
          <h1>The emulator cannot be reached</h1>
          <span class="mark">Plaid emulator</span>
        </header>
        <form>
          <p class="quiet" role="alert">
            It may have been stopped, or a fault is set on it.
          </p>
          <button type="submit" class="button" data-lost="retry">
            Try again
          </button>
        </form>
      </template>
    </body>
  </html>
);

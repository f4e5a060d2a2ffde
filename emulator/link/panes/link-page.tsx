/** @jsxImportSource hono/jsx */
import { LostTemplate } from "./lost-template";

/** The document in the iframe. Its dialog is empty until a session opens. */
export const LinkPage = () => (
  <html lang="en">
    {/* biome-ignore lint/style/noHeadElement: this page is Hono's, not Next's. */}
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>Plaid Link (emulator)</title>
      <link rel="stylesheet" href="common.css" />
      <link rel="stylesheet" href="link.css" />
      <script src="frame.js" defer />
    </head>
    <body>
      <div id="dialog" class="surface" role="dialog" aria-modal="true" aria-label="Plaid Link" />
      <LostTemplate canExit />
    </body>
  </html>
);

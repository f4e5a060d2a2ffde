/** @jsxImportSource hono/jsx */
import type { PropsWithChildren } from "hono/jsx";

const places = {
  "/": "Overview",
  "/console/sessions": "Link",
  "/console/items": "Items",
  "/console/webhooks": "Webhooks",
  "/console/faults": "Faults",
  "/console/calls": "Calls",
  "/partner": "Partner",
  "/outbox": "Outbox",
};

type Props = PropsWithChildren<{ title: string; path: string; isStill: boolean }>;

/** The document around every page of the console. */
export const Document = ({ title, path, isStill, children }: Props) => (
  <html lang="en">
    {/* biome-ignore lint/style/noHeadElement: this page is Hono's, not Next's. */}
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{title} (Plaid emulator)</title>
      <link rel="icon" type="image/svg+xml" href="/console/icon.svg" />
      <link rel="stylesheet" href="/console/common.css" />
      <link rel="stylesheet" href="/console/console.css" />
      <script src="/console/console.js" defer />
    </head>
    <body>
      <a class="skip" href="#main">
        Skip to the content
      </a>
      <header>
        <div>
          <span class="mark">Plaid emulator</span>
          <nav aria-label="Console">
            <ul>
              {Object.entries(places).map(([place, name]) => (
                <li key={place}>
                  <a href={place} aria-current={isAt(path, place) ? "page" : undefined}>
                    {name}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        </div>
      </header>
      <p id="lost" class="wrong" role="status" hidden>
        The emulator cannot be reached. This page shows what was so before.
      </p>
      <main id="main" tabindex={-1} data-still={isStill ? "" : undefined}>
        {children}
      </main>
      <footer class="quiet">
        Times are UTC, by the emulator's clock. Everything here is made up, and stays on this
        machine.
      </footer>
    </body>
  </html>
);

/** A page of one thing belongs to the page that lists it. */
const isAt = (path: string, place: string) =>
  place === "/" ? path === "/" : path === place || path.startsWith(`${place}/`);

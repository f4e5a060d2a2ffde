/** @jsxImportSource hono/jsx */
import type { Child } from "hono/jsx";

const files = "/link/v2/stable";

type Props = {
  title: string;
  language?: string;
  /** What the link token says of colours; the person's own choice if nothing is said. */
  appearance?: "LIGHT" | "DARK" | "SYSTEM";
  /** The script of the page. */
  script?: string;
  /** Opens Link as the one with this id. */
  hostedId?: string;
  children?: Child;
};

/** A page of the emulator that has the look of Link and is all there is in its window. */
export const HostedDocument = ({
  title,
  language = "en",
  appearance = "SYSTEM",
  script,
  hostedId,
  children,
}: Props) => (
  <html lang={language} data-appearance={appearance}>
    {/* biome-ignore lint/style/noHeadElement: this page is Hono's, not Next's. */}
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{`${title} (Plaid emulator)`}</title>
      <link rel="stylesheet" href={`${files}/common.css`} />
      <link rel="stylesheet" href={`${files}/link.css`} />
      <link rel="stylesheet" href={`${files}/hosted.css`} />
      {script && <script src={`${files}/${script}`} defer />}
    </head>
    <body data-hosted={hostedId}>{children}</body>
  </html>
);

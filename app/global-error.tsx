"use client";

type Props = { error: unknown; retry: () => void };

/** Stands in for the whole document. It relies on nothing else, since anything else may be broken. */
export default function GlobalError({ error, retry }: Props) {
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : undefined;
  return (
    <html lang="en" style={{ colorScheme: "light dark" }}>
      <body
        style={{
          font: "16px/1.5 system-ui, sans-serif",
          margin: "12vh auto",
          maxWidth: 520,
          padding: "0 16px",
        }}
      >
        <title>Something went wrong · Plaid Link reference</title>
        <main>
          <h1 style={{ fontSize: 22 }}>Something went wrong</h1>
          <p>The app could not be shown. Nothing you linked or entered before is affected.</p>
          {digest && (
            <p>
              The server's log has the cause under <code>{digest}</code>.
            </p>
          )}
          <button type="button" onClick={retry} style={{ font: "inherit", padding: "8px 16px" }}>
            Try again
          </button>
        </main>
      </body>
    </html>
  );
}

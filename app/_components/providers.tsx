"use client";

import { MantineProvider } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import { type ReactNode, useState } from "react";
import { OfflineNotice } from "./offline-notice";
import { ProgressBar } from "./progress-bar";
import { theme } from "./theme";

type Props = { nonce: string; children: ReactNode };

/** What every page stands on: theme, toasts, progress bar. */
export function Providers({ nonce, children }: Props) {
  // A refresh brings the nonce of a later request, which this document's policy does not accept.
  const [documentNonce] = useState(nonce);
  return (
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      getStyleNonce={() => documentNonce}
      deduplicateInlineStyles={false}
    >
      <ProgressBar />
      <Notifications position="bottom-right" containerWidth={400} autoClose={6000} />
      {children}
      <OfflineNotice />
    </MantineProvider>
  );
}

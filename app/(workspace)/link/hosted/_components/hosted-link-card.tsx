"use client";

import { Button, TextInput, VisuallyHidden } from "@mantine/core";
import { useClipboard } from "@mantine/hooks";
import { IconCheck, IconCopy, IconExternalLink, IconShare2 } from "@tabler/icons-react";
import { QRCodeSVG } from "qrcode.react";
import { ActionButton } from "@/app/_components/action-button";
import { useHydrated } from "@/lib/browser/use-hydrated";
import classes from "./hosted-link-card.module.css";
import { TimeLeft } from "./time-left";

const COPIED_MS = 3_000;

type Props = {
  /** Plaid's page. Whoever opens it links a bank for the person who is signed in here. */
  url: string;
  expiresAt: string;
  /** When the server rendered this, in milliseconds. */
  serverNow: number;
};

/** The link to send, in every way there is to send it, and how long it works. */
export function HostedLinkCard({ url, expiresAt, serverNow }: Props) {
  return (
    <section className={classes.panel} aria-labelledby="link">
      <div className={classes.body}>
        <div className={classes.head}>
          <h2 id="link">The link</h2>
          <p className={classes.left}>
            <TimeLeft until={expiresAt} serverNow={serverNow} />
          </p>
        </div>
        <TextInput
          label="Address of Plaid's page"
          value={url}
          readOnly
          onFocus={(event) => event.currentTarget.select()}
          classNames={{ input: classes.url }}
        />
        <div className={classes.actions}>
          <CopyLink url={url} />
          <ShareLink url={url} />
          <Button
            component="a"
            href={url}
            target="_blank"
            rel="noopener noreferrer"
            variant="default"
            leftSection={<IconExternalLink size={16} aria-hidden />}
          >
            Open here
            <VisuallyHidden> (in a new tab)</VisuallyHidden>
          </Button>
        </div>
        <p className={classes.hint}>
          Opening it needs no sign-in, and what is linked there is linked to your account here. Send
          it to one person, and by a way that only they can read.
          {isOnThisMachine(url) &&
            " This one leads to the emulator on this machine, so it opens here and not on a phone."}
        </p>
      </div>
      <QRCodeSVG
        value={url}
        size={180}
        level="M"
        // The quiet zone that scanners need. It stays white in the dark, too.
        marginSize={4}
        title="QR code of the link to Plaid's page"
        className={classes.code}
      />
    </section>
  );
}

function CopyLink({ url }: Pick<Props, "url">) {
  const { copy, copied, error } = useClipboard({ timeout: COPIED_MS });
  const Icon = copied ? IconCheck : IconCopy;
  return (
    <>
      <ActionButton leftSection={<Icon size={16} aria-hidden />} onClick={() => copy(url)}>
        {copied ? "Copied" : "Copy link"}
      </ActionButton>
      <VisuallyHidden role="status">{copied && "The link is copied"}</VisuallyHidden>
      {error && (
        <p role="alert" className={classes.refused}>
          The browser did not let it be copied. Select the address above and copy it by hand.
        </p>
      )}
    </>
  );
}

/** Only where the device has a way to share. */
function ShareLink({ url }: Pick<Props, "url">) {
  const isHydrated = useHydrated();
  if (!isHydrated || !("share" in navigator)) return null;
  // A person who thinks better of it closes the device's own dialog, which is no failure.
  const share = () => void navigator.share({ title: "Link your bank", url }).catch(() => {});
  return (
    <ActionButton
      variant="default"
      leftSection={<IconShare2 size={16} aria-hidden />}
      onClick={share}
    >
      Share
    </ActionButton>
  );
}

const isOnThisMachine = (url: string) =>
  URL.canParse(url) && ["localhost", "127.0.0.1", "[::1]"].includes(new URL(url).hostname);

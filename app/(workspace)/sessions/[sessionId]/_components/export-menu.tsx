"use client";

import { useEffect, useState } from "react";
import { ActionButton } from "@/app/_components/action-button";
import type { InspectionAnswer } from "@/lib/contracts/inspector";
import { modeWords } from "../../_components/session-words";
import classes from "./inspector.module.css";
import { supportText } from "./support-text";

const SAID_MS = 4_000;

type Props = { answer: InspectionAnswer; environment: string };

/** Takes a session along: as data, as two kinds of picture, and as the text that Plaid's support asks for. */
export function ExportMenu({ answer, environment }: Props) {
  const [said, setSaid] = useState("");
  useEffect(() => {
    if (!said) return;
    const timer = setTimeout(() => setSaid(""), SAID_MS);
    return () => clearTimeout(timer);
  }, [said]);
  const { session, steps } = answer;
  const name = `link-session-${session.id}`;

  const saveJson = () => save(`${name}.json`, "application/json", JSON.stringify(answer, null, 2));
  const saveMermaid = async () => {
    const { toMermaid } = await import("./to-mermaid");
    save(`${name}.mmd`, "text/plain", toMermaid(steps));
  };
  const saveSvg = async () => {
    const { toSvg } = await import("./to-svg");
    const title = `${modeWords(session)}, ${session.createdAt}`;
    save(`${name}.svg`, "image/svg+xml", toSvg(steps, title));
  };
  // A browser lets a page copy in the moment of the press, so nothing is loaded first.
  const copy = async () => {
    await navigator.clipboard.writeText(supportText(answer, environment));
  };
  const act = (work: () => unknown, done: string) => () =>
    void Promise.resolve()
      .then(work)
      .then(
        () => setSaid(done),
        () => setSaid("That did not work. Check the connection, and that the page may copy."),
      );

  return (
    <fieldset className={classes.exports}>
      <legend>Take it along</legend>
      <ActionButton variant="default" size="xs" onClick={act(copy, "Copied")}>
        Copy for support
      </ActionButton>
      <ActionButton variant="default" size="xs" onClick={act(saveJson, "JSON saved")}>
        JSON
      </ActionButton>
      <ActionButton variant="default" size="xs" onClick={act(saveMermaid, "Mermaid saved")}>
        Mermaid
      </ActionButton>
      <ActionButton variant="default" size="xs" onClick={act(saveSvg, "SVG saved")}>
        SVG
      </ActionButton>
      <span role="status" className={classes.said}>
        {said}
      </span>
    </fieldset>
  );
}

function save(name: string, type: string, text: string) {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 1_000);
}

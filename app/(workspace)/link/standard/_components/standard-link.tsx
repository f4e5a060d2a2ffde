"use client";

import { NativeSelect } from "@mantine/core";
import { useState } from "react";
import { useHydrated } from "@/lib/browser/use-hydrated";
import { linkLanguages } from "@/lib/contracts/link";
import { routes } from "@/lib/routes";
import { LinkLauncher } from "../../_components/link-launcher";
import classes from "./standard-link.module.css";

/** In its own words, so that whoever needs it finds it. */
const nameOf = (language: string) =>
  new Intl.DisplayNames([language], { type: "language" }).of(language) ?? language;

const options = linkLanguages.map((value) => ({ value, label: nameOf(value) }));

/** Link's standard flow, in a language to choose. */
export function StandardLink({ scriptUrl }: { scriptUrl: string }) {
  const isHydrated = useHydrated();
  const [language, setLanguage] = useState<(typeof linkLanguages)[number]>("en");
  return (
    <div className={classes.launch}>
      <NativeSelect
        label="Link speaks"
        data={options}
        value={language}
        disabled={!isHydrated}
        onChange={({ currentTarget: { value } }) =>
          setLanguage(linkLanguages.find((known) => known === value) ?? "en")
        }
      />
      <LinkLauncher
        scriptUrl={scriptUrl}
        returnTo={routes.linkStandard()}
        request={{ mode: "standard", language }}
      />
    </div>
  );
}

/** @jsxImportSource hono/jsx */
import type { LinkConfig } from "../../state/entities";
import { translator } from "../messages/translator";
import { shownName } from "../shown-name";
import { NoticePage } from "./notice-page";

const titles = {
  expired: "hostedExpiredTitle",
  used: "hostedUsedTitle",
  dead: "deadTitle",
} as const;

/** Says why a link token opens Link no more, and who can give out a new one. */
export const NoGoodPage = ({ config, why }: { config: LinkConfig; why: keyof typeof titles }) => {
  const text = translator(config.language);
  return (
    <NoticePage
      title={text(titles[why])}
      text={text("hostedNewText", { client: shownName(config) })}
      language={text.language}
      appearance={config.appearance}
    />
  );
};

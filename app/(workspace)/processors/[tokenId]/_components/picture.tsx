"use client";

import { ButtonLink } from "@/app/_components/button-link";
import { routes } from "@/lib/routes";
import { Sequence } from "../../../_components/sequence";
import { useToken } from "./live-token";
import classes from "./picture.module.css";
import { pictureLanes, pictureSteps } from "./picture-steps";

/** The handoff as it happened, and grows while the page is open. */
export function Picture() {
  const { token, steps } = useToken();
  return (
    <>
      <div className={classes.lead}>
        <p>
          The requests that were really made for this token, in order, with the code of each; of
          many, the newest hundred to Plaid. Only the token and the numbers are left out.
        </p>
        <ButtonLink variant="default" size="xs" href={routes.processorPicture(token.id)}>
          Show it large
        </ButtonLink>
      </div>
      {steps.length === 0 ? (
        <p className={classes.none}>Nothing was recorded yet. It takes a second or two.</p>
      ) : (
        <Sequence
          label="Steps of the handoff"
          lanes={pictureLanes(token)}
          steps={pictureSteps(token, steps)}
        />
      )}
    </>
  );
}

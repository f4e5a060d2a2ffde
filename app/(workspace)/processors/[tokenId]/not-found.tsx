import { ButtonLink } from "@/app/_components/button-link";
import classes from "@/app/_components/error-panel.module.css";
import { routes } from "@/lib/routes";

/** Stands in for a processor token that is not there or is somebody else's; which of both is not told. */
export default function ProcessorTokenNotFound() {
  return (
    <div className={classes.panel}>
      <h1>There is no such processor token</h1>
      <p>
        The address may be mistyped, or the token belongs to another account than the one you are
        signed in to.
      </p>
      <div className={classes.actions}>
        <ButtonLink href={routes.processors()}>Go to the processors</ButtonLink>
      </div>
    </div>
  );
}

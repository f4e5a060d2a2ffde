import { ButtonLink } from "@/app/_components/button-link";
import classes from "@/app/_components/error-panel.module.css";
import { routes } from "@/lib/routes";

/** Stands in for a Link session that is not there or is somebody else's; which of both is not told. */
export default function SessionNotFound() {
  return (
    <div className={classes.panel}>
      <h1>There is no such Link session</h1>
      <p>
        The address may be mistyped, or the session belongs to another account than the one you are
        signed in to.
      </p>
      <div className={classes.actions}>
        <ButtonLink href={routes.sessions()}>All sessions</ButtonLink>
      </div>
    </div>
  );
}

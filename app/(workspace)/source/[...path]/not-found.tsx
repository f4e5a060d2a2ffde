import { ButtonLink } from "@/app/_components/button-link";
import classes from "@/app/_components/error-panel.module.css";
import { routes } from "@/lib/routes";

/** Stands in for a file that is not there, or is none of those that are shown. */
export default function SourceNotFound() {
  return (
    <div className={classes.panel}>
      <h1>This file is not shown here</h1>
      <p>
        Only the modules in lib are, and only where the app runs with its source beside it. Look for
        it in the repository.
      </p>
      <div className={classes.actions}>
        <ButtonLink href={routes.sessions()}>All sessions</ButtonLink>
      </div>
    </div>
  );
}

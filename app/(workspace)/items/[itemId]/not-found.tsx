import { ButtonLink } from "@/app/_components/button-link";
import classes from "@/app/_components/error-panel.module.css";
import { routes } from "@/lib/routes";

/** Stands in for a bank that is not there, was disconnected, or is somebody else's; which is not told. */
export default function ItemNotFound() {
  return (
    <div className={classes.panel}>
      <h1>There is no such bank</h1>
      <p>
        It may have been disconnected, the address may be mistyped, or it belongs to another account
        than the one you are signed in to.
      </p>
      <div className={classes.actions}>
        <ButtonLink href={routes.accounts()}>Go to your accounts</ButtonLink>
      </div>
    </div>
  );
}

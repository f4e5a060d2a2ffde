import { ButtonLink } from "@/app/_components/button-link";
import classes from "@/app/_components/error-panel.module.css";
import { playgroundIsOn } from "@/lib/gateway/playground-is-on";
import { routes } from "@/lib/routes";

/** Stands in for an operation that there is not, and for all of them where the playground is off. */
export default function PlaygroundNotFound() {
  return playgroundIsOn() ? <NoSuchOperation /> : <IsOff />;
}

function NoSuchOperation() {
  return (
    <div className={classes.panel}>
      <h1>There is no such operation</h1>
      <p>
        The address may be mistyped. The playground calls what this app is about, and nothing that
        cannot be taken back.
      </p>
      <div className={classes.actions}>
        <ButtonLink href={routes.playground()}>See all operations</ButtonLink>
      </div>
    </div>
  );
}

function IsOff() {
  return (
    <div className={classes.panel}>
      <h1>The playground is off here</h1>
      <p>
        Everybody who is signed in could make calls by hand with this server&apos;s keys. With real
        banks that is off, unless whoever runs the server sets <code>PLAYGROUND=on</code>.
      </p>
      <div className={classes.actions}>
        <ButtonLink href={routes.accounts()}>Go to your accounts</ButtonLink>
      </div>
    </div>
  );
}

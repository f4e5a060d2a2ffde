import { DemoButton } from "@/app/_components/demo-button";
import classes from "./auth-form.module.css";
import { ProviderButton } from "./provider-button";

type Props = { next: string; demo: boolean; providers: { id: string; name: string }[] };

/** The ways in besides e-mail and password, quickest first. */
export function OtherMethods({ next, demo, providers }: Props) {
  return (
    <>
      <div className={classes.methods}>
        {demo && <DemoButton next={next} fullWidth />}
        {providers.map(({ id, name }) => (
          <ProviderButton key={id} id={id} name={name} next={next} />
        ))}
      </div>
      <div className={classes.divider}>or with e-mail and password</div>
    </>
  );
}

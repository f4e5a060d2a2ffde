import { IconFlask } from "@tabler/icons-react";
import { linkScript } from "@/lib/plaid/link-script";
import classes from "./emulator-banner.module.css";

/** Says that no real bank is involved, when that is so. */
export function EmulatorBanner() {
  if (!linkScript().emulator) return null;
  return (
    <aside className={classes.banner} aria-label="About this environment">
      <IconFlask size={18} aria-hidden="true" />
      <p>
        <strong>Local Plaid emulator.</strong> No real bank is involved. In Link, sign in as{" "}
        <code>user_good</code> with the password <code>pass_good</code>.
      </p>
    </aside>
  );
}

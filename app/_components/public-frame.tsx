import type { ReactNode } from "react";
import { routes } from "@/lib/routes";
import { Brand } from "./brand";
import { ColorSchemeMenu } from "./color-scheme-menu";
import classes from "./public-frame.module.css";

type Props = { children: ReactNode };

/** Header and main part of the pages that need no session. */
export function PublicFrame({ children }: Props) {
  return (
    <div className={classes.frame}>
      <header className={classes.header}>
        <Brand href={routes.home()} />
        <div>
          <ColorSchemeMenu />
        </div>
      </header>
      <main id="main" tabIndex={-1} className={classes.main}>
        {children}
      </main>
    </div>
  );
}

import { PageLink } from "@/app/_components/page-link";
import classes from "./view-switch.module.css";

type Choice = { label: string; href: string; isCurrent: boolean };
type Props = { label: string; choices: Choice[] };

/** A few views of the same thing, as links: the address says which one is on screen. */
export function ViewSwitch({ label, choices }: Props) {
  return (
    <nav aria-label={label}>
      <ul className={classes.list}>
        {choices.map(({ label: text, href, isCurrent }) => (
          <li key={href}>
            <PageLink
              href={href}
              scroll={false}
              className={classes.link}
              aria-current={isCurrent ? "page" : undefined}
            >
              {text}
            </PageLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

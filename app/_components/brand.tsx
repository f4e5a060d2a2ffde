import classes from "./brand.module.css";
import { PageLink } from "./page-link";

type Props = { href: string };

/** The product's mark and name, as a link. */
export function Brand({ href }: Props) {
  return (
    <PageLink href={href} className={classes.brand}>
      <svg viewBox="0 0 32 32" width="26" height="26" aria-hidden="true">
        <rect width="32" height="32" rx="8" fill="var(--mantine-primary-color-filled)" />
        <path
          d="M13 11h-2.5a5 5 0 0 0 0 10H13M19 11h2.5a5 5 0 0 1 0 10H19M12.5 16h7"
          fill="none"
          stroke="currentColor"
          strokeWidth="3"
          strokeLinecap="round"
        />
      </svg>
      Plaid Link reference
    </PageLink>
  );
}

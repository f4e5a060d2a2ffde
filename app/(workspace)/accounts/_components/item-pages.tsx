import { PageLink } from "@/app/_components/page-link";
import { routes } from "@/lib/routes";
import classes from "./item-pages.module.css";

type Props = { page: number; pages: number; total: number };

/** The way to the other banks, where there are more than fit on a page. */
export function ItemPages({ page, pages, total }: Props) {
  if (pages <= 1) return null;
  return (
    <nav className={classes.pages} aria-label="Pages of banks">
      {page > 1 && <PageLink href={routes.accountsPage(page - 1)}>Newer banks</PageLink>}
      <span>
        Page {page} of {pages}, {total} banks
      </span>
      {page < pages && <PageLink href={routes.accountsPage(page + 1)}>Older banks</PageLink>}
    </nav>
  );
}

import type { Page } from "@playwright/test";

/** How many pixels a page is wider than its window. None, on a page that people can read. */
export const sidewaysScroll = (page: Page): Promise<number> =>
  page.evaluate(() =>
    Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth),
  );

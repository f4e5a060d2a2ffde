import type { CategoriesGetResponse } from "plaid";
import { categories } from "../data/categories";
import { type Answer, endpoint } from "../endpoint";

/** `/categories/get`. The one operation that needs no keys. */
export const categoriesGet = endpoint(
  {},
  (): Answer<CategoriesGetResponse> => ({ categories: [...categories] }),
  { isPublic: true },
);

import { portfolio } from "../data/portfolio";
import { tradedHoldings } from "../data/traded-holdings";
import type { Item } from "../state/entities";
import { customAccount } from "./custom-account";
import type { LinkedAccount } from "./item-accounts";

/** What an investment account of an Item holds now. */
export const accountHoldings = (item: Item, { account, bank }: LinkedAccount) =>
  tradedHoldings(
    portfolio(bank, customAccount(item, account.key), item.login.username),
    item.bankChanges?.trades ?? 0,
  );

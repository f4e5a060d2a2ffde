import { z } from "zod";
import { readLedger } from "../ledger/read-ledger";
import type { Item } from "../state/entities";
import type { State } from "../state/state";
import { type Fireable, fireable } from "../webhooks/fired-webhook";
import { bankEvent, bringAbout } from "./bank-event";
import { callAsApp } from "./call-as-app";
import { changeTransactions, transactionChanges } from "./change-transactions";
import { checkControl } from "./check-control";
import { ControlRefusal } from "./control-refusal";
import { type ItemReport, itemReport } from "./item-report";

const firing = z.strictObject({
  webhook_code: z.string(),
  webhook_type: z.string().optional(),
});

/** The part of the control that has to do with Items. An Item is named by its id; no token is needed. */
export function createItemControl({
  state,
  now,
  settle,
}: {
  state: State;
  now: () => number;
  /** Does what time has brought about up to now. */
  settle: () => void;
}) {
  function known(id: string): Item {
    const item = state.items.get(id);
    if (!item) throw new ControlRefusal("there is no such Item");
    return item;
  }
  const call = (path: string, id: string, request: object = {}) => {
    const { accessToken: access_token } = known(id);
    callAsApp({ state, now: now() }, path, { access_token, ...request });
    return itemReport(state, known(id), now());
  };

  return {
    /** Every Item, newest first; removed ones too, as far as they are kept. */
    items: (): ItemReport[] =>
      [...state.items.values()]
        .sort((a, b) => b.createdAt - a.createdAt)
        .map((item) => itemReport(state, item, now())),
    item: (id: string): ItemReport => itemReport(state, known(id), now()),

    /** Puts an Item into ITEM_LOGIN_REQUIRED, and announces it. */
    resetLogin: (id: string): ItemReport => call("/sandbox/item/reset_login", id),
    /** Removes an Item as the app would. */
    removeItem: (id: string): ItemReport => call("/item/remove", id),

    /** Lets something happen to an Item at its bank, and announces it. */
    bankEvent(id: string, input: z.input<typeof bankEvent>): ItemReport {
      const happening = checkControl(bankEvent, input);
      state.transaction(() => {
        settle();
        bringAbout(state, known(id), happening, now());
      });
      return itemReport(state, known(id), now());
    },

    /** The webhooks that can be fired for an Item now. */
    fireable: (id: string): Fireable[] => fireable(known(id)),
    /** Fires one of them, to the URL that the Item has. */
    fireWebhook(id: string, input: z.input<typeof firing>): ItemReport {
      return call("/sandbox/item/fire_webhook", id, checkControl(firing, input));
    },

    /** An Item's transactions as its bank has them, latest first, at most `most`. */
    transactions(id: string, most = 100) {
      settle();
      return [...readLedger(state, known(id)).live.values()]
        .sort((a, b) => (a.date < b.date ? 1 : -1))
        .slice(0, most)
        .map((one) => ({
          transaction_id: one.id,
          account_id: one.accountId,
          date: one.date,
          name: one.name,
          amount: one.amount,
          currency: one.currency,
          pending: one.postsOn !== null,
        }));
    },
    /** Changes an Item's transactions as if its bank had. */
    changeTransactions(id: string, input: z.input<typeof transactionChanges>) {
      const changes = checkControl(transactionChanges, input);
      return state.transaction(() => {
        settle();
        return changeTransactions(state, id, changes, now());
      });
    },
  };
}

import type { ReactNode } from "react";
import type { PartnerFacts } from "@/lib/contracts/processors";
import { Money } from "../../../accounts/_components/money";
import { NotKnown } from "../../../accounts/_components/not-known";
import { inWords } from "../../../link/_components/in-words";
import { FlowAmount } from "../../../transactions/_components/flow-amount";
import classes from "./partner-view.module.css";

/** What Plaid told of one product. */
export function PartnerFactsView({ facts }: { facts: PartnerFacts }) {
  switch (facts.product) {
    case "account":
      return <Facts of={accountFacts(facts)} />;
    case "auth":
      return <Numbers {...facts} />;
    case "balance":
      return <Facts of={balanceFacts(facts)} />;
    case "identity":
      return <Owners {...facts} />;
    case "transactions":
      return <Transactions {...facts} />;
  }
}

type Of<Product extends PartnerFacts["product"]> = Extract<PartnerFacts, { product: Product }>;
type Fact = [name: string, values: ReactNode | string[]];

function Facts({ of }: { of: Fact[] }) {
  return (
    <dl className={classes.facts}>
      {of.map(([name, values]) => (
        <div key={name} className={classes.pair}>
          <dt>{name}</dt>
          <dd>
            {Array.isArray(values) ? values.map((value) => <div key={value}>{value}</div>) : values}
          </dd>
        </div>
      ))}
    </dl>
  );
}

const accountFacts = (account: Of<"account">): Fact[] => [
  ["Name", account.name],
  ["Official name", account.officialName ?? <NotKnown key="none" />],
  ["Ends in", account.mask ?? <NotKnown key="none" />],
  ["Kind", inWords([account.type, account.subtype].filter(Boolean).join(", "))],
  ["Bank, by its id", <code key="bank">{account.institutionId}</code>],
];

function balanceFacts({ available, current, limit, currency }: Of<"balance">): Fact[] {
  const amount = (value: number | null) => <Money amount={value} currency={currency} />;
  const facts: Fact[] = [
    ["Available", amount(available)],
    ["Current", amount(current)],
  ];
  return limit === null ? facts : [...facts, ["Limit", amount(limit)]];
}

const schemes = { ach: "ACH", eft: "EFT", international: "IBAN", bacs: "BACS" } as const;

function Numbers({ accounts }: Of<"auth">) {
  if (accounts.length === 0) return <p>The account has no numbers.</p>;
  return accounts.map(({ scheme, numbers }) => (
    <Facts
      key={scheme}
      of={[
        ["Scheme", schemes[scheme]],
        ...numbers.map(
          ({ label, value }): Fact => [
            label,
            <span key={label} className={classes.number}>
              {value}
            </span>,
          ],
        ),
      ]}
    />
  ));
}

function Owners({ owners }: Of<"identity">) {
  if (owners.length === 0) return <p>The bank tells no owners.</p>;
  return owners.map(({ names, emails, phoneNumbers, addresses }) => (
    <Facts
      key={names.join()}
      of={(
        [
          ["Name", names],
          ["E-mail", emails],
          ["Phone", phoneNumbers],
          ["Address", addresses],
        ] as Fact[]
      ).filter(([, values]) => Array.isArray(values) && values.length > 0)}
    />
  ));
}

function Transactions({ newest, ...facts }: Of<"transactions">) {
  return (
    <>
      <p>{countWords({ ...facts, shown: newest.length })}</p>
      {newest.length > 0 && (
        <ul className={classes.transactions}>
          {newest.map(({ date, name, amount, currency, pending }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes, and two may be alike.
            <li key={at}>
              <span className={classes.when}>{date}</span>
              <span>
                {name}
                {pending && <span className={classes.when}> pending</span>}
              </span>
              <FlowAmount amount={String(amount)} currency={currency} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

type Counted = Pick<Of<"transactions">, "isReady" | "count" | "hasMore"> & { shown: number };

/** Of a first page nobody can say that it has the newest. */
function countWords({ isReady, count, hasMore, shown }: Counted): string {
  if (!isReady) return "Plaid is still getting them from the bank.";
  if (count === 0) return hasMore ? "None on the first page." : "None.";
  if (hasMore) return `${count}, and more to ask for. ${shown} of them:`;
  return count > shown ? `${count} in all. The newest ${shown}:` : `${count} in all.`;
}

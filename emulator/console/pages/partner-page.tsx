/** @jsxImportSource hono/jsx */
import { masked } from "../../masked";
import type { Partner } from "../../partner/partner";
import type { PartnerAccount } from "../../state/entities";
import type { PageMaker } from "../page";
import { Card } from "../parts/card";
import { Table } from "../parts/table";
import { Time } from "../parts/time";

/** What the partner was handed. */
export const partnerPage =
  (partner: Partner): PageMaker =>
  () => ({
    title: "Partner",
    body: () => (
      <>
        <div>
          <h1>The partner</h1>
          <p class="lead">
            A fictitious company that plays every processor. It has keys of its own, and sees of an
            account only what its processor token lets it.
          </p>
        </div>
        <Card title="Received accounts">
          <Table
            label="Received accounts"
            rows={partner.list()}
            rowId={({ id }) => id}
            empty="Nothing was handed over yet. Post a processor token to /partner/v1/accounts."
            columns={[
              {
                head: "Account",
                cell: (account) => (
                  <a href={`/partner/accounts/${account.id}`}>
                    {account.reference ?? account.id.slice(0, 14)}
                  </a>
                ),
              },
              { head: "Received", cell: ({ receivedAt }) => <Time at={receivedAt} /> },
              { head: "Can read", cell: (account) => readable(account) },
              {
                head: "Processor token",
                cell: ({ processorToken }) => <code>{String(masked(processorToken))}</code>,
                isSpare: true,
              },
            ]}
          />
        </Card>
      </>
    ),
  });

const readable = ({ readings }: PartnerAccount) =>
  readings.flatMap(({ product, error }) => (error ? [] : [product])).join(", ") || "nothing";

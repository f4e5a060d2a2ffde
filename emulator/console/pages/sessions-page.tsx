/** @jsxImportSource hono/jsx */
import type { Control } from "../../control/control";
import type { PageMaker } from "../page";
import { Card } from "../parts/card";
import { State } from "../parts/state";
import { Table } from "../parts/table";
import { Time } from "../parts/time";

const MOST_SHOWN = 100;

/** Passages through Link, and the link tokens that lead there. */
export const sessionsPage =
  (control: Control): PageMaker =>
  () => ({
    title: "Link",
    body: () => (
      <>
        <div>
          <h1>Link tokens and sessions</h1>
          <p class="lead">
            A session is one passage of a person through Link. It is here from the moment Link
            opens.
          </p>
        </div>
        <Card title="Sessions">
          <Sessions control={control} />
        </Card>
        <Card title="Link tokens">
          <LinkTokens control={control} />
        </Card>
      </>
    ),
  });

const Sessions = ({ control }: { control: Control }) => (
  <Table
    label="Sessions"
    rows={control.sessions().slice(0, MOST_SHOWN)}
    rowId={({ link_session_id }) => `session-${link_session_id}`}
    empty="Nobody has opened Link yet. Create a link token, and open Link with it."
    columns={[
      {
        head: "Session",
        cell: (session) => (
          <a href={`/console/sessions/${session.link_session_id}`}>
            {session.link_session_id.slice(0, 8)}
          </a>
        ),
      },
      { head: "Began", cell: ({ started_at }) => <Time at={started_at} />, isSpare: true },
      { head: "Mode", cell: ({ mode }) => mode, isSpare: true },
      { head: "State", cell: ({ state }) => <State of={state} /> },
      { head: "Institution", cell: ({ institution_name }) => institution_name ?? "–" },
      { head: "Events", cell: ({ events }) => events.length, isNumber: true },
      {
        head: "Link token",
        cell: ({ link_token }) => <code>{link_token ?? "not valid"}</code>,
        isSpare: true,
      },
    ]}
  />
);

const LinkTokens = ({ control }: { control: Control }) => (
  <Table
    label="Link tokens"
    rows={control.linkTokens().slice(0, MOST_SHOWN)}
    empty="There is no link token yet. Your server gets one from /link/token/create."
    columns={[
      { head: "Link token", cell: ({ link_token }) => <code>{link_token}</code> },
      { head: "Mode", cell: ({ mode }) => mode, isSpare: true },
      { head: "State", cell: ({ state }) => <State of={state} /> },
      { head: "App", cell: ({ client_name }) => client_name, isSpare: true },
      { head: "Products", cell: ({ products }) => products.join(", ") || "–", isSpare: true },
      { head: "Expires", cell: ({ expires_at }) => <Time at={expires_at} /> },
      {
        head: "Sessions",
        cell: ({ link_session_ids }) => link_session_ids.length,
        isNumber: true,
        isSpare: true,
      },
    ]}
  />
);

/** @jsxImportSource hono/jsx */
import type { Control } from "../../control/control";
import type { SessionReport } from "../../control/session-report";
import type { PageMaker } from "../page";
import { Card } from "../parts/card";
import { Facts } from "../parts/facts";
import { State } from "../parts/state";
import { Time } from "../parts/time";

/** One passage through Link: where it stands, what happened, what came of it. */
export const sessionPage =
  (control: Control): PageMaker =>
  ({ id }) => {
    const session = control.session(id);
    return {
      title: `Session ${session.link_session_id.slice(0, 8)}`,
      body: () => (
        <>
          <h1>Session {session.link_session_id.slice(0, 8)}</h1>
          <Card title="Where it stands">
            <Summary session={session} />
          </Card>
          <Card title="Timeline">
            <Timeline session={session} />
          </Card>
          <Outcome session={session} />
        </>
      ),
    };
  };

const Summary = ({ session }: { session: SessionReport }) => (
  <Facts
    facts={{
      State: <State of={session.state} />,
      ...(session.state === "open" && { "Screen shown": session.pane }),
      Mode: session.mode,
      App: session.client_name,
      Institution: session.institution_name,
      "Signed in as": session.username,
      "Link token": session.link_token && <code>{session.link_token}</code>,
      link_session_id: <code>{session.link_session_id}</code>,
      Began: <Time at={session.started_at} />,
      Ended: <Time at={session.finished_at} />,
    }}
  />
);

const Timeline = ({ session }: { session: SessionReport }) => (
  <ol class="timeline" aria-label="Timeline">
    {session.events.map(({ name, timestamp, metadata }) => (
      <li key={metadata.request_id}>
        <time datetime={timestamp}>{since(session.started_at, timestamp)}</time>
        <div>
          <h3>{name}</h3>
          <div class="detail">
            {Object.entries(metadata).map(([key, value]) => (
              <span key={key}>
                {key}: {String(value)}
              </span>
            ))}
          </div>
        </div>
      </li>
    ))}
  </ol>
);

const since = (start: string, at: string) =>
  `+${((Date.parse(at) - Date.parse(start)) / 1000).toFixed(1)} s`;

const Outcome = ({ session: { added, exit } }: { session: SessionReport }) => (
  <>
    {added.map(({ item_id, public_token, accounts }, index) => (
      <Card
        key={item_id ?? public_token}
        title={
          added.length > 1 ? `What it added, ${index + 1} of ${added.length}` : "What it added"
        }
      >
        <Facts
          facts={{
            Item: item_id && (
              <a href={`/console/items/${item_id}`}>
                <code>{item_id}</code>
              </a>
            ),
            "Public token": <code>{public_token}</code>,
            Accounts: accounts
              .map(({ name, mask }) => (mask ? `${name} ••${mask}` : name))
              .join(", "),
          }}
        />
      </Card>
    ))}
    {exit && (
      <Card title="How it was left">
        <Facts
          facts={{
            Status: exit.status,
            Error: exit.error && <State of={exit.error.error_code} />,
            Message: exit.error?.error_message,
          }}
        />
      </Card>
    )}
  </>
);

/** @jsxImportSource hono/jsx */
import type { Control } from "../../control/control";
import type { PageMaker } from "../page";
import { Card } from "../parts/card";
import { Facts } from "../parts/facts";
import { Json } from "../parts/json";
import { State } from "../parts/state";
import { Time } from "../parts/time";

/** One call: what was asked, and what was answered. */
export const callPage =
  (control: Control): PageMaker =>
  ({ id }) => {
    const call = control.call(Number(id));
    return {
      title: call.path,
      isStill: true,
      body: () => (
        <>
          <h1>{call.path}</h1>
          <Card title="Call">
            <Facts
              facts={{
                Status: <State of={call.status ?? "cut off"} />,
                Time: <Time at={call.at} />,
                Took: `${call.durationMs} ms`,
                Number: call.seq,
              }}
            />
          </Card>
          <div class="pair">
            <Card title="Request">
              <Json of={call.request} />
            </Card>
            <Card title="Response">
              {call.response === null ? (
                <p class="quiet">The connection was cut.</p>
              ) : (
                <Json of={call.response} />
              )}
            </Card>
          </div>
        </>
      ),
    };
  };

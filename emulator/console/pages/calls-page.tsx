/** @jsxImportSource hono/jsx */
import type { Control } from "../../control/control";
import type { PageMaker } from "../page";
import { Card } from "../parts/card";
import { State } from "../parts/state";
import { Table } from "../parts/table";
import { Time } from "../parts/time";

const MOST_SHOWN = 100;

/** The latest calls to the API, all or those of a path. */
export const callsPage =
  (control: Control): PageMaker =>
  ({ query }) => {
    const wanted = query.get("path") ?? "";
    return {
      title: "Calls",
      body: () => (
        <>
          <div>
            <h1>Calls to the API</h1>
            <p class="lead">What your app asked, and what it was told. Secrets are masked.</p>
          </div>
          <Card title="Latest calls">
            <form method="get" class="row" id="filter">
              <div class="field">
                <label for="filter-path">Path contains</label>
                <input id="filter-path" name="path" value={wanted} autocomplete="off" />
              </div>
              <button type="submit">Filter</button>
            </form>
            <Calls control={control} wanted={wanted} />
          </Card>
        </>
      ),
    };
  };

const Calls = ({ control, wanted }: { control: Control; wanted: string }) => (
  <Table
    label="Calls"
    rows={control
      .latestCalls(1000)
      .filter(({ path }) => path.includes(wanted))
      .slice(0, MOST_SHOWN)}
    rowId={({ seq }) => `call-${seq}`}
    empty={wanted ? "No call to such a path." : "No call yet."}
    columns={[
      { head: "No.", cell: ({ seq }) => seq, isSpare: true },
      { head: "Path", cell: ({ seq, path }) => <a href={`/console/calls/${seq}`}>{path}</a> },
      { head: "Status", cell: ({ status }) => <State of={status ?? "cut off"} /> },
      { head: "Time", cell: ({ at }) => <Time at={at} />, isSpare: true },
      { head: "Took", cell: ({ durationMs }) => `${durationMs} ms`, isNumber: true },
    ]}
  />
);

import { PageLink } from "@/app/_components/page-link";
import type { InspectorStep } from "@/lib/contracts/inspector";
import { routes } from "@/lib/routes";
import { CodeBlock } from "../../../_components/code-block";
import classes from "./step-more.module.css";
import { stepTitle } from "./step-words";

/** What a step held, without secrets, and the line of source that made it. */
export function StepMore({ step }: { step: InspectorStep }) {
  const { source, plaidLinkSessionId, request, response } = step;
  const title = stepTitle(step);
  return (
    <div className={classes.more}>
      {(source || plaidLinkSessionId) && (
        <dl className={classes.facts}>
          {source && (
            <div>
              <dt>Made by</dt>
              <dd>
                <PageLink href={routes.source(source.file, source.name)} prefetch={false}>
                  {source.name}
                </PageLink>{" "}
                in <code>{source.file}</code>
              </dd>
            </div>
          )}
          {plaidLinkSessionId && (
            <div>
              <dt>link_session_id</dt>
              <dd>
                <code>{plaidLinkSessionId}</code>
              </dd>
            </div>
          )}
        </dl>
      )}
      {request !== null && <Body name="Request" title={title} value={request} />}
      {response !== null && <Body name="Response" title={title} value={response} />}
    </div>
  );
}

function Body({ name, title, value }: { name: string; title: string; value: unknown }) {
  return (
    <div className={classes.body}>
      <h3>{name}</h3>
      <CodeBlock code={JSON.stringify(value, null, 2)} label={`${name}: ${title}`} />
    </div>
  );
}

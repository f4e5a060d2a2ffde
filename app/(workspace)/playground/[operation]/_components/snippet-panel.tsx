import { useMemo } from "react";
import type { Operation } from "@/lib/playground/operation";
import { snippetCurl } from "@/lib/playground/snippet-curl";
import { snippetPython } from "@/lib/playground/snippet-python";
import type { SnippetEnvironment, SnippetSource } from "@/lib/playground/snippet-tree";
import { snippetTypescript } from "@/lib/playground/snippet-typescript";
import { CodeBlock } from "../../../_components/code-block";
import { Panel } from "../../../link/_components/panel";
import { useRequest } from "./form-context";
import type { RequestStore } from "./request-store";
import { TabbedPanels } from "./tabbed-panels";

const languages = [
  { name: "TypeScript", write: snippetTypescript },
  { name: "curl", write: snippetCurl },
  { name: "Python", write: snippetPython },
];

type Props = { operation: Operation; environment: SnippetEnvironment; store: RequestStore };

/** The request as a program. It follows the form as that is checked, a moment after a key. */
export function SnippetPanel({ operation, environment, store }: Props) {
  const request = useRequest(store, (one) => one.checked());
  return useMemo(() => {
    const source: SnippetSource = { operation, request, environment };
    return (
      <Panel title="Code">
        <TabbedPanels
          label="Language"
          tabs={languages.map(({ name, write }) => ({
            name,
            content: () => <CodeBlock code={write(source)} label={`The request in ${name}`} />,
          }))}
        />
      </Panel>
    );
  }, [operation, request, environment]);
}

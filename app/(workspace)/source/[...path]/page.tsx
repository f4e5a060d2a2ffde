import { Title } from "@mantine/core";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requireViewer } from "@/lib/auth/viewer";
import { readSource } from "@/lib/inspector/read-source";
import classes from "./page.module.css";

export const metadata: Metadata = { title: "Source" };

/** A file of this app's own source, with the function marked that a step of the inspector names. */
export default async function SourcePage({ params, searchParams }: PageProps<"/source/[...path]">) {
  await requireViewer();
  const [{ path }, { name }] = await Promise.all([params, searchParams]);
  const file = path.join("/");
  const source = await readSource(file, typeof name === "string" ? name : "");
  if (!source) notFound();
  return (
    <>
      <div className={classes.head}>
        <Title order={1} className={classes.file}>
          {source.file}
        </Title>
        <p>The code that runs here, as it is in the repository.</p>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: without it the keyboard cannot scroll it. */}
      <section className={classes.code} tabIndex={0} aria-label={`Text of ${source.file}`}>
        <ol className={classes.lines}>
          {source.lines.map((line, index) => (
            <li
              // biome-ignore lint/suspicious/noArrayIndexKey: lines of one text, always in this order.
              key={index}
              {...(index + 1 === source.found && { id: "found", "aria-current": true })}
            >
              <code>{line || " "}</code>
            </li>
          ))}
        </ol>
      </section>
    </>
  );
}

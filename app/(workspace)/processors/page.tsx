import type { Metadata } from "next";
import { ButtonLink } from "@/app/_components/button-link";
import { requireViewer } from "@/lib/auth/viewer";
import { processorNames } from "@/lib/contracts/processors";
import { listProcessorTokens } from "@/lib/data/processor-tokens";
import { listChoices } from "@/lib/processors/list-choices";
import { routes } from "@/lib/routes";
import { PageHead } from "../_components/page-head";
import { AwaitItems } from "../accounts/_components/await-items";
import { Panel } from "../link/_components/panel";
import { EmptyTokens } from "./_components/empty-tokens";
import { HandOffForm } from "./_components/hand-off-form";
import { TokenList } from "./_components/token-list";

export const metadata: Metadata = { title: "Processors" };

/** Where an account is handed off to a partner, and what has been handed off before. */
export default async function ProcessorsPage({ searchParams }: PageProps<"/processors">) {
  const viewer = await requireViewer();
  const cameFor = accountIn((await searchParams).account);
  const [banks, tokens] = await Promise.all([listChoices(viewer), listProcessorTokens(viewer)]);
  const accounts = banks.flatMap((bank) => bank.accounts);
  return (
    <>
      <PageHead title="Processors">
        <p>
          A processor is a company that Plaid works with: it moves money, lends, or pays wages. With
          a processor token it reads one of your accounts straight from Plaid. Your login at the
          bank is shared with nobody, and no account number has to be typed.
        </p>
      </PageHead>
      <AwaitItems isWaiting={accounts.some(({ whyNot }) => whyNot === "reading")} />
      <Panel title={banks.length > 0 ? "Hand off an account" : "Link a bank first"}>
        {banks.length > 0 ? (
          <HandOffForm key={cameFor} banks={banks} partners={partners} cameFor={cameFor} />
        ) : (
          <NoBank />
        )}
      </Panel>
      <TokenList initial={{ tokens }} serverNow={Date.now()} empty={<EmptyTokens />} />
    </>
  );
}

const partners = Object.entries(processorNames)
  .map(([value, label]) => ({ value, label }))
  .sort((a, b) => a.label.localeCompare(b.label, "en"));

/** What an address that anybody may have written asks for. */
function accountIn(asked: string | string[] | undefined): string | null {
  return typeof asked === "string" && /^acc_\w{1,60}$/.test(asked) ? asked : null;
}

function NoBank() {
  return (
    <>
      <p>What is handed off is an account at a bank. Link one; it takes less than a minute.</p>
      <div>
        <ButtonLink href={routes.link()}>Link a bank</ButtonLink>
      </div>
    </>
  );
}

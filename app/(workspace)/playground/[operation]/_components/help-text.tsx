/** A help text, with what stands in backticks as code. */
export const HelpText = ({ of }: { of: string }) =>
  of
    .split("`")
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a fixed text.
    .map((part, at) => (at % 2 === 1 ? <code key={at}>{part}</code> : part));

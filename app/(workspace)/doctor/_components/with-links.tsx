const ADDRESS = /(https:\/\/(?:[\w-]+\.)?(?:plaid\.com|pris\.ly)(?:\/[\w/-]*\w)?)/;

/** A text in which the addresses of pages about what it says can be followed. */
export function WithLinks({ text }: { text: string }) {
  // Every second part is what was split at.
  return text.split(ADDRESS).map((part, index) =>
    index % 2 === 1 ? (
      <a key={part} href={part} target="_blank" rel="noreferrer">
        {part}
      </a>
    ) : (
      part
    ),
  );
}

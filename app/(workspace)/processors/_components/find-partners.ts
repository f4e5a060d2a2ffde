import type { Partner } from "./partner-picker";

/**
 * Those that have what was typed in either of their names, wherever it stands, whatever the case and
 * the spaces. Those whose name begins with it come first; of each sort, in the order given.
 */
export function findPartners(partners: Partner[], typed: string): Partner[] {
  const wanted = plain(typed);
  return [0, 1].flatMap((rank) =>
    partners.filter(({ label, value }) => {
      const places = [label, value].map((name) => plain(name).indexOf(wanted));
      return rank === 0 ? places.includes(0) : !places.includes(0) && places.some((at) => at > 0);
    }),
  );
}

const plain = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, "");

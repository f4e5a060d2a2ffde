import { readFileSync } from "node:fs";

/** A package as package-lock.json has it. */
export type LockedPackage = {
  /** Its folder: two of one name can be there, one below another. */
  path: string;
  name: string;
  version: string;
  license?: string;
  integrity?: string;
  resolved?: string;
  hasInstallScript?: boolean;
  /** Needed for development and tests alone. */
  dev?: boolean;
  /** As well, but packages of a server would use it if it were there. */
  devOptional?: boolean;
};

type Lockfile = { packages: Record<string, Omit<LockedPackage, "path" | "name">> };

const lockfile: Lockfile = JSON.parse(readFileSync("package-lock.json", "utf8"));

/** Every package that `npm ci` may install, on whatever system. */
export const lockedPackages: readonly LockedPackage[] = Object.entries(lockfile.packages)
  .filter(([path]) => path !== "")
  .map(([path, entry]) => ({ ...entry, path, name: path.replace(/^.*node_modules\//, "") }));

/** Those of them that a server runs with: what the image has, on whatever system. */
export const productionPackages = lockedPackages.filter(
  ({ dev, devOptional }) => !dev && !devOptional,
);

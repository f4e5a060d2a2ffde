import { keys, partnerInboundKey, partnerKeys } from "../../../emulator/keys";
import { localSecrets } from "../../../scripts/local-secrets";
import { password } from "../../e2e/fixtures";
import { createLeakSearch } from "./leak-search";
import { readDatabase } from "./read-database";
import { readFolder } from "./read-folder";
import { startRecorder } from "./recorder";
import { notPrinted, notSent, notStored } from "./secret-kinds";

/** What is in the data folder and no file of the app's: its keys, and all that the emulator is, which plays Plaid. */
const NOT_OF_THE_APP = ["secrets.json", "emulator"];

type Options = {
  /** Where browsers find the app, and where it is. */
  port: number;
  appPort: number;
  /** Where everything local lives. */
  dataDir: string;
};

/** Reads what the app sends, prints and stores while the tests use it, for what must be in none of it. */
export async function watchForLeaks({ port, appPort, dataDir }: Options) {
  const sent = createLeakSearch(notSent);
  const printed = createLeakSearch(notPrinted);
  const stored = createLeakSearch(notStored);

  for (const [kind, value] of secretsOf(dataDir)) {
    for (const search of [sent, printed, stored]) search.learn(kind, value);
  }
  for (const search of [printed, stored]) search.learn("the password of a user", password);
  const onSession = (token: string) => {
    for (const search of [printed, stored]) search.learn("the token of a session", token);
  };
  const recorder = await startRecorder({ port, appPort, search: sent, onSession });

  return {
    /** To be told what the app prints. */
    hearApp: printed.reader("what the app printed"),
    /** Reads the tables. The database has to be running. */
    readDatabase: (url: string) => readDatabase(url, stored.reader),
    /** Reads the files. The database has to be stopped, with all of it written. */
    readFolder: () => readFolder(dataDir, stored.reader, { except: NOT_OF_THE_APP }),
    /** Stops. Answers how much was seen; throws the list of what was found, by kind and place. */
    close(): string {
      recorder.close();
      const leaks = [sent, printed, stored].flatMap((search) => search.found());
      if (leaks.length > 0)
        throw new Error(`What must not leave the app did:\n${leaks.join("\n")}`);
      return `none in ${recorder.answers()} answers, in what was printed and in what is stored`;
    },
  };
}

/** Every secret that the app is started with. */
function secretsOf(dataDir: string): [kind: string, value: string][] {
  const { NEXTAUTH_SECRET = "", TOKEN_KEYS = "" } = localSecrets(dataDir, {});
  const [, tokenKey = ""] = TOKEN_KEYS.split(":");
  return [
    ["PLAID_SECRET", keys.secret],
    ["PLAID_PARTNER_SECRET", partnerKeys.secret],
    ["a key of PARTNER_KEYS", partnerInboundKey],
    ["NEXTAUTH_SECRET", NEXTAUTH_SECRET],
    ["a key of TOKEN_KEYS", tokenKey],
  ];
}

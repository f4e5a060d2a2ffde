/** Values of one kind by id. What is set must be plain data and is never changed in place. */
type Collection<Value> = {
  get(id: string): Value | undefined;
  set(id: string, value: Value): void;
  delete(id: string): void;
  values(): Iterable<Value>;
};

/** Where the emulator keeps its state. Everything is synchronous, so that a call is one step. */
export type Store = {
  collection<Value>(name: string): Collection<Value>;
  /** Runs work whose writes all last, or, where it throws in a persistent store, none. */
  transaction<Result>(work: () => Result): Result;
  clear(): void;
  close(): Promise<void>;
};

/** A connection for migrations, to either kind of database. */
export type MigrationConnection = {
  /** Runs statements by the simple protocol, so that several are one transaction. */
  run(sql: string): Promise<unknown>;
  rows(sql: string): Promise<Record<string, unknown>[]>;
  /** Whether other processes read and write while migrations run. */
  isShared: boolean;
};

/** A connection for migrations, to either kind of database. */
export type MigrationConnection = {
  /** Runs statements with the simple query protocol, so that several statements are one transaction. */
  run(sql: string): Promise<unknown>;
  rows(sql: string): Promise<Record<string, unknown>[]>;
  /** Whether other processes read and write while migrations run. */
  isShared: boolean;
};

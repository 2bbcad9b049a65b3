/**
 * The database cannot be reached, does not answer, or takes no writes, as detected by this process. Errors that the
 * server reports are the driver's `DatabaseError`, with their SQLSTATE.
 */
export class DatabaseOutageError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'DatabaseOutageError';
  }
}

/** The server answers, but takes no writes: a standby, or one that is set to read-only. */
export class ReadOnlyServerError extends DatabaseOutageError {
  /** read_only_sql_transaction, the error of the server at the first write. */
  readonly code = '25006';
  constructor() {
    super('the server takes no writes: it is a standby, or default_transaction_read_only is on');
    this.name = 'ReadOnlyServerError';
  }
}

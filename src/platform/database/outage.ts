/**
 * The database cannot be reached, does not answer, or is read-only, as detected by this process. Errors that the
 * server reports are the driver's `DatabaseError`, with their SQLSTATE.
 */
export class DatabaseOutageError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'DatabaseOutageError';
  }
}

/** The server answers, but is read-only: it is a standby, or is set to read-only. */
export class ReadOnlyServerError extends DatabaseOutageError {
  /** read_only_sql_transaction, the error of the server at the first write. */
  readonly code = '25006';
  constructor() {
    super('the server takes no writes: it is a standby, or default_transaction_read_only is on');
    this.name = 'ReadOnlyServerError';
  }
}

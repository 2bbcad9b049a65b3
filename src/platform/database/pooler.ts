import pg from 'pg';
import { OperatorError } from '../../lib/operator-error.ts';
import { connectForStart, type StartPatience, seesBootLock } from './boot-lock.ts';
import type { ServerConnection, ServerConnectionOptions } from './server-connection.ts';

/**
 * Checks a pooler that may run each transaction on another server connection. Also checks the default isolation level,
 * which `transactionStatement` cannot set.
 * @param locking the direct connection, which holds the boot lock
 * @throws OperatorError that says what to change
 */
export async function checkPooler(
  options: ServerConnectionOptions,
  locking: ServerConnection,
  patience: StartPatience,
): Promise<void> {
  // No statement sets anything for the session: others use the same connection of the pooler afterwards.
  const connection = await connectForStart({ ...options, transactionStatement: 'SELECT' }, patience);
  try {
    await refuseStatementMode(connection);
    if (!(await seesBootLock(connection, locking))) {
      refuse('the pooler leads to another database than DIRECT_DATABASE_URL');
    }
    const { rows } = await connection.query(
      `SELECT current_setting('default_transaction_isolation') AS isolation, current_user AS role`,
    );
    const { isolation, role } = rows[0] ?? {};
    if (isolation !== 'read committed') {
      refuse(
        `transactions have the isolation level ${isolation}, ` +
          'which cannot be changed through a pooler in transaction mode. ' +
          `Run ALTER ROLE ${pg.escapeIdentifier(role)} SET default_transaction_isolation = 'read committed', ` +
          'then RECONNECT in the console of the pooler',
      );
    }
  } finally {
    await connection.query('ROLLBACK').catch(() => {});
    await connection.end().catch(() => {});
  }
}

/** Begins a transaction and leaves it open. A pooler in statement mode permits no transactions. */
async function refuseStatementMode(connection: ServerConnection): Promise<void> {
  try {
    await connection.query('BEGIN');
    await connection.query('SELECT 1');
  } catch (error) {
    if (!(error instanceof pg.DatabaseError)) throw error;
    throw new OperatorError(
      'DATABASE_URL: the pooler permits no transactions. Use its transaction mode. Statement mode is not supported.',
      { cause: error },
    );
  }
}

function refuse(problem: string): never {
  throw new OperatorError(`DATABASE_URL: ${problem}.`);
}

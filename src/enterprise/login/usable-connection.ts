import { idOf } from '../../lib/ids.ts';
import type { EnterpriseConnection } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { IdentityError, requireFound } from '../../platform/errors.ts';
import type { LoginState } from './login-state.ts';

/**
 * Finds a connection with which customers can log in: it is enabled and has a proven domain.
 * @param accountId the account of the site
 * @throws IdentityError NOT_FOUND, also for a connection of another account
 */
export async function requireUsableConnection(
  db: Db,
  accountId: number,
  id: string | number,
): Promise<EnterpriseConnection> {
  const proven = { some: { verifiedAt: { not: null } } };
  const where = { id: idOf(id), accountId, enabled: true, domains: proven };
  return requireFound(await db.enterpriseConnection.findFirst({ where }));
}

/**
 * Reads the current connection of a login after the browser has returned. The test login of a collaborator may use a
 * connection that customers cannot use.
 * @param issuer the issuer when the login began
 * @throws IdentityError PROVIDER_UNAVAILABLE if the connection has another issuer or cannot be used any more
 */
export async function requireSameConnection(
  db: Db,
  accountId: number,
  { connectionId, issuer, test }: Pick<LoginState<unknown>, 'connectionId' | 'issuer' | 'test'>,
): Promise<EnterpriseConnection> {
  const connection = test
    ? await db.enterpriseConnection.findFirst({ where: { id: connectionId, accountId } })
    : await requireUsableConnection(db, accountId, connectionId).catch(() => null);
  if (connection?.issuer !== issuer) throw new IdentityError('PROVIDER_UNAVAILABLE');
  return connection;
}

import { idOf } from '../../lib/ids.ts';
import type { Acting } from '../../platform/acting.ts';
import {
  type Connection,
  type PageInput,
  readConnectionById,
} from '../../platform/connections/connection.ts';
import type {
  EnterpriseConnection,
  EnterpriseDomain,
  EnterprisePlan,
} from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { lockEnterpriseConnection } from '../../platform/database/locks.ts';
import { requireFound } from '../../platform/errors.ts';
import type { Runtime } from '../../platform/runtime.ts';

/** A connection with its domains and plans, in the order of their ids. */
export type WholeConnection = EnterpriseConnection & { domains: EnterpriseDomain[]; plans: EnterprisePlan[] };

export const WHOLE = {
  domains: { orderBy: { id: 'asc' } },
  plans: { orderBy: { id: 'asc' } },
} as const;

/** The connections of the account, the oldest first. @throws IdentityError VALIDATION_FAILED */
export async function readEnterpriseConnections(
  runtime: Runtime,
  { accountId }: Pick<Acting, 'accountId'>,
  page: PageInput,
): Promise<Connection<WholeConnection>> {
  return readConnectionById(runtime, ['enterprise connections', accountId], page, (id, query) =>
    runtime.prisma.enterpriseConnection.findMany({ where: { accountId, id }, include: WHOLE, ...query }),
  );
}

/** @throws IdentityError NOT_FOUND, also for a connection of another account */
export async function readEnterpriseConnection(
  db: Db,
  { accountId }: Pick<Acting, 'accountId'>,
  id: string | number,
): Promise<WholeConnection> {
  const where = { id: idOf(id), accountId };
  return requireFound(await db.enterpriseConnection.findFirst({ where, include: WHOLE }));
}

/** @throws IdentityError NOT_FOUND, also for a connection of another account */
export async function lockAndReadConnection(
  tx: Db,
  acting: Pick<Acting, 'accountId'>,
  id: string | number,
): Promise<WholeConnection> {
  await lockEnterpriseConnection(tx, { id: idOf(id), accountId: acting.accountId });
  return readEnterpriseConnection(tx, acting, id);
}

/** The last login of a current member at a company. */
export async function lastLoginAt(db: Db, connectionId: number): Promise<Date | null> {
  const { _max } = await db.enterpriseMember.aggregate({
    where: { connectionId },
    _max: { lastLoginAt: true },
  });
  return _max.lastLoginAt;
}

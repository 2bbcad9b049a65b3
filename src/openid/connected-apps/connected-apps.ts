import { isStorable } from '../../lib/stored-values.ts';
import { actorOf, type Bearer } from '../../platform/acting.ts';
import type { OpenidClient } from '../../platform/database/client/client.ts';
import { lockCustomer } from '../../platform/database/locks.ts';
import { IdentityError, requireFound } from '../../platform/errors.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { recordAudit } from '../../tenancy/audit/audit.ts';
import { removeGrants } from '../clients/grants.ts';

/** An app that a customer is logged in to, or has consented to. */
export type ConnectedApp = {
  client: OpenidClient;
  /** The scopes that the customer has consented to. Empty for an app of the publisher: no consent is stored. */
  scopes: string[];
  /** The last consent. Without a consent: the first login whose session is still open. */
  connectedAt: Date;
};

/** The apps of a customer, by name: those with a consent, and those with a login whose session is still open. */
export async function connectedAppsOf(
  { prisma, clock }: Pick<Runtime, 'prisma' | 'clock'>,
  customerId: number,
): Promise<ConnectedApp[]> {
  const [consents, logins] = await Promise.all([
    prisma.openidConsent.findMany({ where: { customerId, revokedAt: null }, include: { client: true } }),
    prisma.openidRecord.groupBy({
      by: ['clientId'],
      where: { kind: 'Grant', expiresAt: { gt: clock() }, session: { customerId, endedAt: null } },
      _min: { createdAt: true },
    }),
  ]);
  const loggedInAt = new Map(logins.map(({ clientId, _min }) => [clientId, _min.createdAt ?? clock()]));
  const consented = consents.map(({ client, scopes, grantedAt }) => ({
    client,
    scopes,
    connectedAt: grantedAt,
  }));
  const known = new Set(consented.map(({ client }) => client.clientId));
  const others = await prisma.openidClient.findMany({
    where: {
      clientId: { in: [...loggedInAt.keys()].filter((id) => id !== null && !known.has(id)) as string[] },
    },
  });
  return [
    ...consented,
    ...others.map((client) => ({
      client,
      scopes: [],
      connectedAt: loggedInAt.get(client.clientId) ?? clock(),
    })),
  ].sort((one, other) => one.client.name.localeCompare(other.client.name));
}

/**
 * Revokes the consent of a customer for an app. The app's tokens for the customer are refused at once. A third party
 * has to ask for consent again.
 * @throws IdentityError NOT_FOUND for an app that is not connected
 */
export async function disconnectApp(
  { prisma, clock }: Runtime,
  bearer: Bearer,
  clientId: string,
): Promise<OpenidClient> {
  const { id: customerId, accountId } = bearer.customer;
  const now = clock();
  return prisma.$transaction(async (tx) => {
    await lockCustomer(tx, { id: customerId });
    const client = requireFound(
      isStorable(clientId) ? await tx.openidClient.findFirst({ where: { clientId, accountId } }) : null,
    );
    const where = { customerId, clientId: client.id, revokedAt: null };
    const { count: consents } = await tx.openidConsent.updateMany({ where, data: { revokedAt: now } });
    const logins = await tx.openidRecord.count({ where: { clientId, session: { customerId } } });
    if (consents === 0 && logins === 0) throw new IdentityError('NOT_FOUND');
    await removeGrants(tx, client, customerId);
    const target = { kind: 'customer', id: customerId };
    const after = { clientId, name: client.name };
    const entry = { accountId, action: 'customer.app_disconnected', target, after };
    await recordAudit(tx, actorOf(bearer), entry, now);
    return client;
  });
}

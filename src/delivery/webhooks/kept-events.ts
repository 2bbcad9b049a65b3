import type { DerivedKeys } from '../../lib/derived-keys.ts';
import { unseal } from '../../lib/sealed.ts';
import type { Db } from '../../platform/database/database.ts';
import { EVENT_PURPOSE } from './enqueue-deliveries.ts';

/**
 * Lists the stored events of a customer, with their content where it is stored, for the customer's export.
 * Secrets are left out, because the file may be found by others.
 */
export async function keptEventsOf(db: Db, derivedKeys: DerivedKeys, customerId: number) {
  const events = await db.webhookEvent.findMany({
    where: { customerId },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    include: {
      deliveries: { select: { status: true, attempts: true, lastAttemptAt: true }, orderBy: { id: 'asc' } },
    },
  });
  return Promise.all(
    events.map(async ({ id, type, createdAt, encryptedBody, deliveries }) => ({
      id,
      type,
      createdAt,
      data: encryptedBody && (await read(derivedKeys, encryptedBody)),
      webhook_delivery: deliveries,
    })),
  );
}

/** Null for content that was encrypted with another deployment's secret. */
async function read(derivedKeys: DerivedKeys, sealed: string) {
  const text = await unseal(derivedKeys, EVENT_PURPOSE, sealed).catch(() => null);
  if (text === null) return null;
  const { object, ...data } = (JSON.parse(text) as { data: { object: Record<string, unknown> } }).data;
  const { token: _secret, ...shown } = object;
  return { ...data, object: shown };
}

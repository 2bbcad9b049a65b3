import { mailNotice, type NotifiedCustomer } from '../../delivery/mail/mail-customer.ts';
import { addDays } from '../../lib/clock.ts';
import { type DerivedKeys, derivedHmac } from '../../lib/derived-keys.ts';
import { deviceOf, networkOf } from '../../lib/device.ts';
import type { SessionStart, Site } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import type { Runtime } from '../../platform/runtime.ts';

/** A device that was not seen for this long counts as new. */
const FORGOTTEN_AFTER_DAYS = 365;

type SignedIn = {
  customer: NotifiedCustomer;
  site: Site;
  startedBy: SessionStart;
  source: string;
  userAgent: string | null;
  now: Date;
};

/**
 * Records the device of a login, and mails the customer when it is new. The first device of a customer is not
 * reported, because there is nothing to compare it with.
 * @param tx a transaction that holds the lock on the customer's row
 */
export async function recordDevice(
  tx: Db,
  runtime: Runtime,
  { customer, site, startedBy, source, userAgent, now }: SignedIn,
): Promise<void> {
  const customerId = customer.id;
  const fingerprint = fingerprintOf(runtime.derivedKeys, { customer, userAgent, source });
  if (startedBy !== 'REGISTRATION') {
    const oldest = forgottenBefore(now);
    // A concurrent login, which held the lock before, may have stored the device.
    const { count } = await tx.knownDevice.updateMany({
      where: { customerId, fingerprint, lastSeenAt: { gt: oldest } },
      data: { lastSeenAt: now },
    });
    if (count > 0) return;
    const others = await tx.knownDevice.count({ where: { customerId } });
    if (others > 0) {
      const values = { at: now, device: deviceOf(userAgent), source };
      await mailNotice(tx, runtime, customer, site, 'newDevice', values, { source }, now);
    }
    await tx.knownDevice.deleteMany({ where: { customerId, lastSeenAt: { lte: oldest } } });
  }
  await tx.knownDevice.create({ data: { customerId, fingerprint, firstSeenAt: now, lastSeenAt: now } });
}

/** A device that was last seen at this time or earlier counts as new. */
export function forgottenBefore(now: Date): Date {
  return addDays(now, -FORGOTTEN_AFTER_DAYS);
}

/** Identifies the device of a login. An HMAC, so that the table alone does not reveal addresses and devices. */
export function fingerprintOf(
  derivedKeys: DerivedKeys,
  { customer, userAgent, source }: Pick<SignedIn, 'userAgent' | 'source'> & { customer: { id: number } },
): Uint8Array<ArrayBuffer> {
  const parts = JSON.stringify([customer.id, deviceOf(userAgent), networkOf(source)]);
  return new Uint8Array(derivedHmac(derivedKeys, 'known-device').update(parts).digest());
}

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
  const device = deviceOf(userAgent);
  const fingerprint = fingerprintOf(runtime.derivedKeys, customerId, device, networkOf(source));
  if (startedBy !== 'REGISTRATION') {
    const oldest = addDays(now, -FORGOTTEN_AFTER_DAYS);
    const { count } = await tx.knownDevice.updateMany({
      where: { customerId, fingerprint, lastSeenAt: { gt: oldest } },
      data: { lastSeenAt: now },
    });
    if (count > 0) return;
    const others = await tx.knownDevice.count({ where: { customerId } });
    if (others > 0) {
      const values = { at: now, device, source };
      await mailNotice(tx, runtime, customer, site, 'newDevice', values, { source }, now);
    }
    await tx.knownDevice.deleteMany({ where: { customerId, lastSeenAt: { lte: oldest } } });
  }
  await tx.knownDevice.create({ data: { customerId, fingerprint, firstSeenAt: now, lastSeenAt: now } });
}

/** An HMAC, so that the table alone does not reveal addresses and devices. */
function fingerprintOf(derivedKeys: DerivedKeys, customerId: number, device: string, network: string) {
  const parts = JSON.stringify([customerId, device, network]);
  return new Uint8Array(derivedHmac(derivedKeys, 'known-device').update(parts).digest());
}

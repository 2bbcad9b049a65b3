import { idOf } from '../../lib/ids.ts';
import type { Acting } from '../../platform/acting.ts';
import { invalidField } from '../../platform/errors.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { recordAudit } from '../../tenancy/audit/audit.ts';
import { type ListedDelivery, requireDelivery } from './deliveries.ts';
import { requireEndpoint } from './endpoint.ts';
import { enqueueDeliveries } from './enqueue-deliveries.ts';
import { TEST_EVENT_TYPE } from './event-type.ts';
import { createDeliveries, storeEvents } from './record-event.ts';

export const TEST_OBJECT = {
  object: 'test',
  message: 'This is a test event. It is about no customer.',
} as const;

/**
 * Sends a test event to one endpoint, signed like any other. There is only one attempt. The event has no customer data.
 * @returns its delivery, which is pending
 * @throws IdentityError NOT_FOUND; VALIDATION_FAILED on `id` if the endpoint is disabled
 */
export async function sendTestEvent(
  runtime: Runtime,
  { accountId, actor }: Acting,
  id: string,
): Promise<ListedDelivery> {
  const now = runtime.clock();
  return runtime.prisma.$transaction(async (tx) => {
    const endpoint = await requireEndpoint(tx, accountId, idOf(id));
    if (endpoint.disabledAt !== null) throw invalidField('id', 'This endpoint is disabled.');
    const occurrences = [{ customerId: null, object: TEST_OBJECT }];
    const eventIds = await storeEvents(tx, runtime, { accountId, type: TEST_EVENT_TYPE, occurrences }, now);
    const deliveries = await createDeliveries(tx, eventIds, [endpoint.id], now);
    await enqueueDeliveries(tx, accountId, deliveries, now, 'once');
    const target = { kind: 'webhook_endpoint', id: endpoint.id };
    await recordAudit(tx, actor, { accountId, action: 'webhook_endpoint.tested', target }, now);
    return requireDelivery(tx, accountId, deliveries[0]?.id ?? '');
  });
}

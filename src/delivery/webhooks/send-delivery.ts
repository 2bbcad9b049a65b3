import type { Db } from '../../platform/database/database.ts';
import { lockWebhookEvent } from '../../platform/database/locks.ts';
import { seal, unseal } from '../../platform/encryption/sealed.ts';
import type { Work } from '../../platform/jobs/runner.ts';
import type { Runtime } from '../../platform/runtime.ts';
import type { DeliveryOutcome } from '../../platform/statistics/statistics-counts.ts';
import { signingSecrets } from './endpoint-secret.ts';
import { type QueuedDelivery, tenantOfGroup } from './enqueue-deliveries.ts';
import { createReceiverClient, failed, type Outcome, type Post } from './receiver.ts';
import { signedHeaders } from './signature.ts';
import {
  ANSWER_PURPOSE,
  EVENT_PURPOSE,
  eraseBodyOfEvent,
  eraseDeliveredEvents,
  hasSecret,
  isOfDeletedCustomer,
} from './stored-events.ts';

const CONCURRENCY = 64;
const CONCURRENCY_PER_ENDPOINT = 2;

/** Sends deliveries. A delivery that fails is retried for up to a day, then parked. */
export function webhookWork(runtime: Runtime): Work {
  const { settings, prisma, clock, log, statisticsCounts } = runtime;
  const post = createReceiverClient(settings);
  return {
    queue: 'webhook',
    atOnce: CONCURRENCY,
    atOncePerGroup: CONCURRENCY_PER_ENDPOINT,
    tenantOf: tenantOfGroup,
    async perform(data, ending) {
      const { deliveryId, until } = data as QueuedDelivery;
      const delivery = await findPending(prisma, deliveryId);
      if (!delivery) return;
      const started = performance.now();
      const outcome = await attemptDelivery(runtime, post, delivery, ending);
      // The process ends before an answer has arrived. The receiver may have the event, but it is sent again. The
      // interrupted attempt is not recorded.
      if (ending.aborted && !outcome.received) throw new Error('The process ends.');
      const now = clock();
      const last = delivery.endpoint.disabledAt !== null || now >= new Date(until);
      const milliseconds = Math.round(performance.now() - started);
      await recordOutcome(runtime, delivery, { ...outcome, milliseconds }, last, now);
      const counted: DeliveryOutcome = outcome.received ? 'SENT' : last ? 'GIVEN_UP' : 'ATTEMPT_FAILED';
      const { accountId } = delivery.endpoint;
      statisticsCounts.add({ accountId, kind: 'WEBHOOK', outcome: counted }, now);
      const { eventId, endpointId } = delivery;
      log.info({ webhook: { eventId, endpointId, outcome: outcome.text } }, 'webhook');
      if (!outcome.received && !last) throw new Error(outcome.text);
    },
  };
}

type PendingDelivery = NonNullable<Awaited<ReturnType<typeof findPending>>>;

function findPending(db: Db, id: string) {
  return db.webhookDelivery.findUnique({
    where: { id, status: 'PENDING' },
    include: { event: true, endpoint: true },
  });
}

async function attemptDelivery(
  { derivedKeys, clock }: Runtime,
  post: Post,
  { event, endpoint }: PendingDelivery,
  ending: AbortSignal,
): Promise<Outcome> {
  if (endpoint.disabledAt !== null) return failed('endpoint disabled');
  if (event.encryptedBody === null) return failed('content erased');
  const now = clock();
  const opened = await Promise.all([
    unseal(derivedKeys, EVENT_PURPOSE, event.encryptedBody),
    signingSecrets(derivedKeys, endpoint, now),
  ]).catch(() => null);
  if (!opened) return failed('sealed with another secret');
  const [body, secrets] = opened;
  return post(endpoint.url, signedHeaders({ id: event.id, body }, secrets, now), body, ending);
}

async function recordOutcome(
  { prisma, derivedKeys }: Runtime,
  { id, event }: PendingDelivery,
  { received, text, answer, milliseconds }: Outcome & { milliseconds: number },
  last: boolean,
  now: Date,
): Promise<void> {
  // The answer may repeat the secret of the event.
  const kept = hasSecret(event.type) ? null : answer;
  const encryptedAnswer = kept && (await seal(derivedKeys, ANSWER_PURPOSE, kept));
  await prisma.$transaction(async (tx) => {
    await lockWebhookEvent(tx, event.id);
    const isErased = await isOfDeletedCustomer(tx, event);
    await tx.webhookDelivery.updateMany({
      where: { id, status: 'PENDING' },
      data: {
        status: received ? 'DELIVERED' : last ? 'PARKED' : 'PENDING',
        attempts: { increment: 1 },
        lastOutcome: text,
        lastMilliseconds: milliseconds,
        encryptedAnswer: isErased ? null : encryptedAnswer,
        lastAttemptAt: now,
      },
    });
    if (received) await eraseDeliveredEvents(tx, { id: event.id });
    if (isErased && (received || last) && event.type !== 'customer.deleted')
      await eraseBodyOfEvent(tx, event.id);
  });
}

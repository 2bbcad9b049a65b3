import { builder } from '../../schema-core/builder.ts';
import { connectionType } from '../../schema-core/connection-types.ts';
import { MAX_ANSWER_BYTES } from './answer.ts';
import type { ListedDelivery } from './deliveries.ts';
import { EVENT_TYPES, type EventType, enumName, TEST_EVENT_TYPE } from './event-type.ts';
import { readPayload, readStoredAnswer } from './stored-events.ts';

type AnyEventType = EventType | typeof TEST_EVENT_TYPE;

export const EMPTY_EVENTS =
  'Empty: all types except CUSTOMER_LOGIN and CUSTOMER_SESSION_ENDED, which must be listed.';

export const WebhookEventType = builder.enumType('WebhookEventType', {
  description: 'The type of an event.',
  values: Object.fromEntries(
    [...EVENT_TYPES, TEST_EVENT_TYPE].map((value) => [
      enumName(value),
      { value, description: `\`${value}\`` },
    ]),
  ) as Record<string, { value: AnyEventType; description: string }>,
});

export const WebhookDeliveryStatus = builder.enumType('WebhookDeliveryStatus', {
  values: {
    PENDING: {
      description: 'It is being sent, or waits for an attempt. It is retried for a day, unless it is a test.',
    },
    DELIVERED: { description: 'The receiver answered with a status from 200 to 299.' },
    PARKED: {
      description:
        'The last attempt failed, or the endpoint was disabled. It can be replayed if it is `replayable`.',
    },
  } as const,
});

export const WebhookEndpoint = builder.prismaObject('WebhookEndpoint', {
  description: 'A URL to which the events of an account are posted.',
  fields: (t) => ({
    id: t.exposeID('id'),
    url: t.exposeString('url'),
    events: t.field({
      type: [WebhookEventType],
      description: `The types of events that it receives. ${EMPTY_EVENTS}`,
      resolve: ({ events }) => events as EventType[],
    }),
    enabled: t.boolean({ resolve: ({ disabledAt }) => disabledAt === null }),
    createdAt: t.expose('createdAt', { type: 'DateTime' }),
    updatedAt: t.expose('updatedAt', {
      type: 'DateTime',
      description: 'When the URL, the events or `enabled` were last updated.',
    }),
  }),
});

const WebhookAnswer = builder.objectRef<ListedDelivery>('WebhookAnswer').implement({
  description: 'The result of one attempt.',
  fields: (t) => ({
    status: t.int({
      nullable: true,
      description: 'The HTTP status. Null without a response.',
      resolve: ({ lastOutcome }) => (/^\d{3}$/.test(lastOutcome ?? '') ? Number(lastOutcome) : null),
    }),
    error: t.string({
      nullable: true,
      description: 'Why there was no response.',
      resolve: ({ lastOutcome }) => (/^\d{3}$/.test(lastOutcome ?? '') ? null : lastOutcome),
    }),
    durationMilliseconds: t.exposeInt('lastMilliseconds', {
      nullable: true,
      description: 'How long the attempt took. Null for attempts of earlier versions.',
    }),
    body: t.string({
      nullable: true,
      description:
        `The first ${MAX_ANSWER_BYTES} bytes of the body, as text without control characters. Written by the ` +
        'receiver: show it as text only. Null if it is blank, could repeat a secret, or was erased because the ' +
        'customer was deleted.',
      resolve: (delivery, _args, { runtime }) => readStoredAnswer(runtime.derivedKeys, delivery),
    }),
  }),
});

export const WebhookDelivery = builder.objectRef<ListedDelivery>('WebhookDelivery').implement({
  description: 'The delivery of one event to one endpoint.',
  fields: (t) => ({
    id: t.exposeID('id'),
    eventId: t.exposeID('eventId', { description: 'The `id` of the event, and its header `webhook-id`.' }),
    eventType: t.field({ type: WebhookEventType, resolve: ({ event }) => event.type as AnyEventType }),
    endpoint: t.field({ type: WebhookEndpoint, resolve: ({ endpoint }) => endpoint }),
    status: t.expose('status', { type: WebhookDeliveryStatus }),
    attempts: t.exposeInt('attempts'),
    lastOutcome: t.exposeString('lastOutcome', {
      nullable: true,
      description: 'The HTTP status of the last attempt, or why it had no response.',
    }),
    lastAttemptAt: t.expose('lastAttemptAt', { type: 'DateTime', nullable: true }),
    createdAt: t.expose('createdAt', { type: 'DateTime' }),
    payload: t.field({
      type: 'JSON',
      nullable: true,
      description:
        'The body that is sent, without a secret. Null if it has been erased: because its customer was deleted, or ' +
        'because it had a secret and every endpoint has received it.',
      resolve: ({ event }, _args, { runtime }) => readPayload(runtime.derivedKeys, event),
    }),
    answer: t.field({
      type: WebhookAnswer,
      nullable: true,
      description: 'The result of the last attempt. Null before the first one.',
      resolve: (delivery) => (delivery.lastAttemptAt === null ? null : delivery),
    }),
    replayable: t.boolean({
      description:
        'Whether the delivery can be replayed: it is not pending, and the event can still be sent.',
      resolve: ({ status, event }) => status !== 'PENDING' && event.encryptedBody !== null,
    }),
  }),
});

export const WebhookDeliveryPage = builder
  .objectRef<{ deliveries: ListedDelivery[]; nextCursor: string | null }>('WebhookDeliveryPage')
  .implement({
    fields: (t) => ({
      deliveries: t.field({ type: [WebhookDelivery], resolve: ({ deliveries }) => deliveries }),
      nextCursor: t.exposeID('nextCursor', {
        nullable: true,
        description: '`after` for the next page. Null on the last page.',
      }),
    }),
  });

export const WebhookDeliveryConnection = connectionType('WebhookDelivery', WebhookDelivery);

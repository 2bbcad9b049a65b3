import { builder } from '../../schema-core/builder.ts';
import { type ListedDelivery, listDeliveries, replayDelivery } from './deliveries.ts';
import {
  createEndpoint,
  deleteEndpoint,
  type EndpointWithSecret,
  listEndpoints,
  rotateEndpointSecret,
  updateEndpoint,
} from './endpoint.ts';
import { EVENT_TYPES, type EventType } from './record-event.ts';

const WebhookEventType = builder.enumType('WebhookEventType', {
  description: 'The type of an event.',
  values: Object.fromEntries(
    EVENT_TYPES.map((value) => [enumName(value), { value, description: `\`${value}\`` }]),
  ) as Record<string, { value: EventType; description: string }>,
});

/** `customer.PasswordResetRequestSubmitted` → `CUSTOMER_PASSWORD_RESET_REQUEST_SUBMITTED`. */
function enumName(type: string): string {
  return type
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .replaceAll('.', '_')
    .toUpperCase();
}

const WebhookDeliveryStatus = builder.enumType('WebhookDeliveryStatus', {
  values: {
    PENDING: { description: 'It is sent, or waits for the next attempt. Attempts are made for a day.' },
    DELIVERED: { description: 'The receiver answered with a status from 200 to 299.' },
    PARKED: {
      description: 'No attempt succeeded within a day, or the endpoint is disabled. It can be replayed.',
    },
  } as const,
});

const WebhookEndpoint = builder.prismaObject('WebhookEndpoint', {
  description: 'A URL to which the events of an account are posted.',
  fields: (t) => ({
    id: t.exposeID('id'),
    url: t.exposeString('url'),
    events: t.field({
      type: [WebhookEventType],
      description: 'The types of events that it receives. Empty: all.',
      resolve: ({ events }) => events as EventType[],
    }),
    enabled: t.boolean({ resolve: ({ disabledAt }) => disabledAt === null }),
    createdAt: t.expose('createdAt', { type: 'DateTime' }),
  }),
});

const WebhookEndpointSecretPayload = builder
  .objectRef<EndpointWithSecret>('WebhookEndpointSecretPayload')
  .implement({
    fields: (t) => ({
      endpoint: t.field({ type: WebhookEndpoint, resolve: ({ endpoint }) => endpoint }),
      secret: t.exposeString('secret', { description: 'Shown only once.' }),
    }),
  });

const WebhookDelivery = builder.objectRef<ListedDelivery>('WebhookDelivery').implement({
  description: 'The delivery of one event to one endpoint.',
  fields: (t) => ({
    id: t.exposeID('id'),
    eventId: t.exposeID('eventId', { description: 'The `id` of the event, and its header `webhook-id`.' }),
    eventType: t.field({ type: WebhookEventType, resolve: ({ event }) => event.type as EventType }),
    endpoint: t.field({ type: WebhookEndpoint, resolve: ({ endpoint }) => endpoint }),
    status: t.expose('status', { type: WebhookDeliveryStatus }),
    attempts: t.exposeInt('attempts'),
    lastOutcome: t.exposeString('lastOutcome', {
      nullable: true,
      description: 'The HTTP status of the last response, or why there was none.',
    }),
    lastAttemptAt: t.expose('lastAttemptAt', { type: 'DateTime', nullable: true }),
    createdAt: t.expose('createdAt', { type: 'DateTime' }),
    replayable: t.boolean({
      description: 'Whether it is not pending and the body of the event is still stored.',
      resolve: ({ status, event }) => status !== 'PENDING' && event.encryptedBody !== null,
    }),
  }),
});

const WebhookDeliveryPage = builder
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

const CreateWebhookEndpointInput = builder.inputType('CreateWebhookEndpointInput', {
  fields: (t) => ({
    url: t.string({ required: true, description: 'An https URL at a public address.' }),
    events: t.field({ type: [WebhookEventType], description: 'Absent or empty: all types.' }),
  }),
});

const UpdateWebhookEndpointInput = builder.inputType('UpdateWebhookEndpointInput', {
  description: 'Absent fields stay as they are.',
  fields: (t) => ({
    url: t.string(),
    events: t.field({ type: [WebhookEventType], description: 'Empty: all types.' }),
    enabled: t.boolean({ description: 'Pending deliveries to a disabled endpoint are parked.' }),
  }),
});

builder.queryFields((t) => ({
  webhookEndpoints: t.adminField({
    role: 'ADMIN',
    type: [WebhookEndpoint],
    description: 'The webhook endpoints of the account, the oldest first.',
    resolve: (acting, _args, { runtime }) => listEndpoints(runtime, acting),
  }),
  webhookDeliveries: t.adminField({
    role: 'ADMIN',
    type: WebhookDeliveryPage,
    description: 'The deliveries of the account, the latest first, 50 per page.',
    args: {
      endpointId: t.arg.id(),
      status: t.arg({ type: WebhookDeliveryStatus }),
      after: t.arg.id(),
    },
    resolve: (acting, filter, { runtime }) => listDeliveries(runtime, acting, filter),
  }),
}));

builder.mutationFields((t) => ({
  createWebhookEndpoint: t.adminField({
    role: 'ADMIN',
    type: WebhookEndpointSecretPayload,
    description: 'Creates a webhook endpoint. An account has up to 10.',
    args: { input: t.arg({ type: CreateWebhookEndpointInput, required: true }) },
    resolve: (acting, { input }, { runtime }) => createEndpoint(runtime, acting, input),
  }),
  updateWebhookEndpoint: t.adminField({
    role: 'ADMIN',
    type: WebhookEndpoint,
    description:
      'Changes the URL and the event types of an endpoint, and whether it is enabled. The secret stays.',
    args: {
      id: t.arg.id({ required: true }),
      input: t.arg({ type: UpdateWebhookEndpointInput, required: true }),
    },
    resolve: (acting, { id, input }, { runtime }) => updateEndpoint(runtime, acting, id, input),
  }),
  rotateWebhookSecret: t.adminField({
    role: 'ADMIN',
    type: WebhookEndpointSecretPayload,
    description:
      'Replaces the secret of an endpoint. Until the overlap ends, `webhook-signature` contains a signature with each of ' +
      'the two secrets.',
    args: {
      id: t.arg.id({ required: true }),
      overlapHours: t.arg.int({
        defaultValue: 24,
        required: true,
        description: 'How long the previous secret signs too: 0 to 168.',
      }),
    },
    resolve: (acting, { id, overlapHours }, { runtime }) =>
      rotateEndpointSecret(runtime, acting, id, overlapHours),
  }),
  deleteWebhookEndpoint: t.adminField({
    role: 'ADMIN',
    type: WebhookEndpoint,
    description: 'Deletes an endpoint with its deliveries.',
    args: { id: t.arg.id({ required: true }) },
    resolve: (acting, { id }, { runtime }) => deleteEndpoint(runtime, acting, id),
  }),
  replayWebhookDelivery: t.adminField({
    role: 'ADMIN',
    type: WebhookDelivery,
    description: 'Queues a delivery again, for another day of attempts.',
    args: { id: t.arg.id({ required: true }) },
    resolve: (acting, { id }, { runtime }) => replayDelivery(runtime, acting, id),
  }),
}));

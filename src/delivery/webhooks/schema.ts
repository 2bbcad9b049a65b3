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
import { EVENT_TYPES, type EventType } from './event-type.ts';

const WebhookEventType = builder.enumType('WebhookEventType', {
  description: 'What receivers are told of.',
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
    PENDING: { description: 'On its way: tried again for a day.' },
    DELIVERED: { description: 'The receiver answered with a status from 200 to 299.' },
    PARKED: { description: 'Given up, until it is replayed.' },
  } as const,
});

const WebhookEndpoint = builder.prismaObject('WebhookEndpoint', {
  description: 'Where an account is told what happens.',
  fields: (t) => ({
    id: t.exposeID('id'),
    url: t.exposeString('url'),
    events: t.field({
      type: [WebhookEventType],
      description: 'Empty: all.',
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
      secret: t.exposeString('secret', { description: 'Shown this once.' }),
    }),
  });

const WebhookDelivery = builder.objectRef<ListedDelivery>('WebhookDelivery').implement({
  description: 'One event on its way to one endpoint.',
  fields: (t) => ({
    id: t.exposeID('id'),
    eventId: t.exposeID('eventId', { description: 'The `id` of the event, and its header `webhook-id`.' }),
    eventType: t.field({ type: WebhookEventType, resolve: ({ event }) => event.type as EventType }),
    endpoint: t.field({ type: WebhookEndpoint, resolve: ({ endpoint }) => endpoint }),
    status: t.expose('status', { type: WebhookDeliveryStatus }),
    attempts: t.exposeInt('attempts'),
    lastOutcome: t.exposeString('lastOutcome', {
      nullable: true,
      description: 'The status of the last answer, or why there was none.',
    }),
    lastAttemptAt: t.expose('lastAttemptAt', { type: 'DateTime', nullable: true }),
    createdAt: t.expose('createdAt', { type: 'DateTime' }),
    replayable: t.boolean({
      description: 'Whether it is at rest and what the event said is still kept.',
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
        description: 'The `after` of the next page; null on the last.',
      }),
    }),
  });

const CreateWebhookEndpointInput = builder.inputType('CreateWebhookEndpointInput', {
  fields: (t) => ({
    url: t.string({ required: true, description: 'https, at a public address.' }),
    events: t.field({ type: [WebhookEventType], description: 'None, or absent: all.' }),
  }),
});

const UpdateWebhookEndpointInput = builder.inputType('UpdateWebhookEndpointInput', {
  description: 'What is absent stays as it is.',
  fields: (t) => ({
    url: t.string(),
    events: t.field({ type: [WebhookEventType], description: 'Empty: all.' }),
    enabled: t.boolean({ description: 'What is on its way to a disabled endpoint is parked.' }),
  }),
});

builder.queryFields((t) => ({
  webhookEndpoints: t.adminField({
    role: 'ADMIN',
    type: [WebhookEndpoint],
    description: 'The endpoints of the account, in the order in which they were created.',
    resolve: (acting, _args, { runtime }) => listEndpoints(runtime, acting),
  }),
  webhookDeliveries: t.adminField({
    role: 'ADMIN',
    type: WebhookDeliveryPage,
    description: 'The latest first, 50 a page.',
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
    description: 'At most ten an account.',
    args: { input: t.arg({ type: CreateWebhookEndpointInput, required: true }) },
    resolve: (acting, { input }, { runtime }) => createEndpoint(runtime, acting, input),
  }),
  updateWebhookEndpoint: t.adminField({
    role: 'ADMIN',
    type: WebhookEndpoint,
    description: 'Changes where events go, which, and whether; the secret stays.',
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
      'Until the overlap ends, `webhook-signature` holds a signature with each of the two secrets.',
    args: {
      id: t.arg.id({ required: true }),
      overlapHours: t.arg.int({ defaultValue: 24, required: true, description: '0 to 168.' }),
    },
    resolve: (acting, { id, overlapHours }, { runtime }) =>
      rotateEndpointSecret(runtime, acting, id, overlapHours),
  }),
  deleteWebhookEndpoint: t.adminField({
    role: 'ADMIN',
    type: WebhookEndpoint,
    description: 'With its deliveries.',
    args: { id: t.arg.id({ required: true }) },
    resolve: (acting, { id }, { runtime }) => deleteEndpoint(runtime, acting, id),
  }),
  replayWebhookDelivery: t.adminField({
    role: 'ADMIN',
    type: WebhookDelivery,
    description: 'Sends it again, for another day.',
    args: { id: t.arg.id({ required: true }) },
    resolve: (acting, { id }, { runtime }) => replayDelivery(runtime, acting, id),
  }),
}));

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
  webhookEndpoints: t.field({
    type: [WebhookEndpoint],
    description: 'The endpoints of the account, in the order in which they were created.',
    authScopes: { collaborator: 'ADMIN' },
    resolve: async (_root, _args, context) => {
      const { collaborator } = await context.collaborator('ADMIN');
      return listEndpoints(context.runtime.prisma, collaborator.accountId);
    },
  }),
  webhookDeliveries: t.field({
    type: WebhookDeliveryPage,
    description: 'The latest first, 50 a page.',
    args: {
      endpointId: t.arg.id(),
      status: t.arg({ type: WebhookDeliveryStatus }),
      after: t.arg.id(),
    },
    authScopes: { collaborator: 'ADMIN' },
    resolve: async (_root, filter, context) => {
      const { collaborator } = await context.collaborator('ADMIN');
      return listDeliveries(context.runtime.prisma, collaborator.accountId, filter);
    },
  }),
}));

builder.mutationFields((t) => ({
  createWebhookEndpoint: t.field({
    type: WebhookEndpointSecretPayload,
    description: 'At most ten an account.',
    args: { input: t.arg({ type: CreateWebhookEndpointInput, required: true }) },
    authScopes: { collaborator: 'ADMIN' },
    resolve: async (_root, { input }, context) => {
      const { runtime } = context;
      const { collaborator } = await context.collaborator('ADMIN');
      return createEndpoint(runtime, collaborator.accountId, await context.actor(), input);
    },
  }),
  updateWebhookEndpoint: t.field({
    type: WebhookEndpoint,
    description: 'Changes where events go, which, and whether; the secret stays.',
    args: {
      id: t.arg.id({ required: true }),
      input: t.arg({ type: UpdateWebhookEndpointInput, required: true }),
    },
    authScopes: { collaborator: 'ADMIN' },
    resolve: async (_root, { id, input }, context) => {
      const { runtime } = context;
      const { collaborator } = await context.collaborator('ADMIN');
      return updateEndpoint(runtime, collaborator.accountId, await context.actor(), id, input);
    },
  }),
  rotateWebhookSecret: t.field({
    type: WebhookEndpointSecretPayload,
    description:
      'Until the overlap ends, `webhook-signature` holds a signature with each of the two secrets.',
    args: {
      id: t.arg.id({ required: true }),
      overlapHours: t.arg.int({ defaultValue: 24, required: true, description: '0 to 168.' }),
    },
    authScopes: { collaborator: 'ADMIN' },
    resolve: async (_root, { id, overlapHours }, context) => {
      const { runtime } = context;
      const { collaborator } = await context.collaborator('ADMIN');
      return rotateEndpointSecret(runtime, collaborator.accountId, await context.actor(), id, overlapHours);
    },
  }),
  deleteWebhookEndpoint: t.field({
    type: WebhookEndpoint,
    description: 'With its deliveries.',
    args: { id: t.arg.id({ required: true }) },
    authScopes: { collaborator: 'ADMIN' },
    resolve: async (_root, { id }, context) => {
      const { runtime } = context;
      const { collaborator } = await context.collaborator('ADMIN');
      return deleteEndpoint(runtime, collaborator.accountId, await context.actor(), id);
    },
  }),
  replayWebhookDelivery: t.field({
    type: WebhookDelivery,
    description: 'Sends it again, for another day.',
    args: { id: t.arg.id({ required: true }) },
    authScopes: { collaborator: 'ADMIN' },
    resolve: async (_root, { id }, context) => {
      const { runtime } = context;
      const { collaborator } = await context.collaborator('ADMIN');
      return replayDelivery(runtime, collaborator.accountId, await context.actor(), id);
    },
  }),
}));

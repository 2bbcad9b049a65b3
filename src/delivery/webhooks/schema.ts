import { builder } from '../../schema-core/builder.ts';
import { connectionArgs } from '../../schema-core/connection-types.ts';
import { IF_UPDATED_AT } from '../../tenancy/audit/if-updated-at.ts';
import { listDeliveries, readDeliveries, requireDelivery } from './deliveries.ts';
import {
  EMPTY_EVENTS,
  WebhookDelivery,
  WebhookDeliveryConnection,
  WebhookDeliveryPage,
  WebhookDeliveryStatus,
  WebhookEndpoint,
  WebhookEventType,
} from './delivery-types.ts';
import {
  createEndpoint,
  deleteEndpoint,
  type EndpointWithSecret,
  listEndpoints,
  rotateEndpointSecret,
  updateEndpoint,
} from './endpoint.ts';
import { type Replayed, replayDelivery, replayParkedDeliveries } from './replay.ts';
import { sendTestEvent } from './send-test.ts';

const WebhookEndpointSecretPayload = builder
  .objectRef<EndpointWithSecret>('WebhookEndpointSecretPayload')
  .implement({
    fields: (t) => ({
      endpoint: t.field({ type: WebhookEndpoint, resolve: ({ endpoint }) => endpoint }),
      secret: t.exposeString('secret', { description: 'Shown only once.' }),
    }),
  });

const CreateWebhookEndpointInput = builder.inputType('CreateWebhookEndpointInput', {
  fields: (t) => ({
    url: t.string({ required: true, description: 'An https URL at a public address.' }),
    events: t.field({ type: [WebhookEventType], description: `Absent means empty. ${EMPTY_EVENTS}` }),
  }),
});

const UpdateWebhookEndpointInput = builder.inputType('UpdateWebhookEndpointInput', {
  description: 'An absent field is not changed.',
  fields: (t) => ({
    url: t.string(),
    events: t.field({ type: [WebhookEventType], description: EMPTY_EVENTS }),
    enabled: t.boolean({ description: 'Pending deliveries to a disabled endpoint are parked.' }),
    ifUpdatedAt: t.field({ type: 'DateTime', description: IF_UPDATED_AT }),
  }),
});

const ReplayedPayload = builder.objectRef<Replayed>('ReplayWebhookDeliveriesPayload').implement({
  fields: (t) => ({
    replayedCount: t.exposeInt('replayedCount'),
    hasMore: t.exposeBoolean('hasMore', {
      description: 'Whether more deliveries are left for another call.',
    }),
  }),
});

builder.queryFields((t) => ({
  webhookEndpoints: t.adminField({
    role: 'ADMIN',
    type: [WebhookEndpoint],
    description: 'The webhook endpoints of the account, the oldest first.',
    resolve: (acting, _args, { runtime }) => listEndpoints(runtime, acting),
  }),
  webhookDelivery: t.adminField({
    role: 'ADMIN',
    type: WebhookDelivery,
    description: 'A delivery of the account.',
    args: { id: t.arg.id({ required: true }) },
    resolve: ({ accountId }, { id }, { runtime }) => requireDelivery(runtime.prisma, accountId, id),
  }),
  webhookDeliveries: t.adminField({
    role: 'ADMIN',
    type: WebhookDeliveryPage,
    description: 'The deliveries of the account, the latest first, 50 per page.',
    args: {
      endpointId: t.arg.id(),
      status: t.arg({ type: WebhookDeliveryStatus }),
      eventType: t.arg({ type: WebhookEventType }),
      after: t.arg.id(),
    },
    resolve: (acting, filter, { runtime }) => listDeliveries(runtime, acting, filter),
  }),
  webhookDeliveriesConnection: t.adminField({
    role: 'ADMIN',
    type: WebhookDeliveryConnection,
    description: 'The deliveries of the account, the latest first.',
    args: {
      ...connectionArgs(t.arg),
      endpointId: t.arg.id(),
      status: t.arg({ type: WebhookDeliveryStatus }),
      eventType: t.arg({ type: WebhookEventType }),
    },
    resolve: (acting, args, { runtime }) => readDeliveries(runtime, acting, args),
  }),
}));

builder.mutationFields((t) => ({
  createWebhookEndpoint: t.adminField({
    role: 'ADMIN',
    isDangerous: true,
    type: WebhookEndpointSecretPayload,
    description: 'Creates a webhook endpoint. An account has up to 10.',
    args: { input: t.arg({ type: CreateWebhookEndpointInput, required: true }) },
    resolve: (acting, { input }, { runtime }) => createEndpoint(runtime, acting, input),
  }),
  updateWebhookEndpoint: t.adminField({
    role: 'ADMIN',
    isDangerous: true,
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
    isDangerous: true,
    type: WebhookEndpointSecretPayload,
    description:
      'Replaces the secret of an endpoint. Until the overlap ends, `webhook-signature` contains a signature with each of ' +
      'the two secrets.',
    args: {
      id: t.arg.id({ required: true }),
      overlapHours: t.arg.int({
        defaultValue: 24,
        required: true,
        description: 'How many hours deliveries are also signed with the previous secret: 0 to 168.',
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
  replayWebhookDeliveries: t.adminField({
    role: 'ADMIN',
    type: ReplayedPayload,
    description:
      'Queues the parked deliveries of an endpoint again, the oldest first, up to 500 per call. Call it again while ' +
      '`hasMore` is true.',
    args: { endpointId: t.arg.id({ required: true }), eventType: t.arg({ type: WebhookEventType }) },
    resolve: (acting, { endpointId, eventType }, { runtime }) =>
      replayParkedDeliveries(runtime, acting, endpointId, eventType ?? null),
  }),
  sendTestWebhook: t.adminField({
    role: 'ADMIN',
    type: WebhookDelivery,
    description:
      'Sends an event `webhook.test` to one endpoint. There is only one attempt. Query `webhookDelivery` until it is ' +
      'no longer pending.',
    args: { id: t.arg.id({ required: true }) },
    throughput: { max: 30, windowSeconds: 60 },
    resolve: (acting, { id }, { runtime }) => sendTestEvent(runtime, acting, id),
  }),
}));

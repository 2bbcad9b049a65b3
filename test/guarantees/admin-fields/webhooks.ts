import { randomUUID } from 'node:crypto';
import { createEndpointSecret } from '../../../src/delivery/webhooks/endpoint-secret.ts';
import { type AdminField, NO_ID, type Scene } from '../admin-field.ts';

async function newEndpoint({ server, accountId, mark }: Scene) {
  const { prisma, derivedKeys } = server.gatehouse;
  // An account can have at most ten endpoints.
  await prisma.webhookEndpoint.deleteMany({ where: { accountId } });
  const { encryptedSecret } = await createEndpointSecret(derivedKeys);
  const data = { accountId, url: `https://${mark}.example.test/hooks`, encryptedSecret };
  return prisma.webhookEndpoint.create({ data });
}
const newId = async (scene: Scene) => ({ id: (await newEndpoint(scene)).id });

async function newDelivery(scene: Scene) {
  const { accountId, server } = scene;
  const { prisma, clock } = server.gatehouse;
  const { id: endpointId } = await newEndpoint(scene);
  const createdAt = clock();
  const event = {
    id: `evt_${randomUUID()}`,
    accountId,
    type: 'customer.created',
    encryptedBody: 'sealed',
    createdAt,
  };
  const { id: eventId } = await prisma.webhookEvent.create({ data: event });
  return prisma.webhookDelivery.create({
    data: { id: randomUUID(), eventId, endpointId, status: 'PARKED', createdAt },
  });
}

const ENDPOINT = '{ id url events enabled }';

export const adminFields: Record<string, AdminField> = {
  webhookEndpoints: { least: 'ADMIN', document: `{ webhookEndpoints ${ENDPOINT} }` },
  webhookDeliveries: {
    least: 'ADMIN',
    document: '{ webhookDeliveries { deliveries { id status eventId } nextCursor } }',
  },
  webhookDeliveriesConnection: {
    least: 'ADMIN',
    document: '{ webhookDeliveriesConnection { edges { node { id status eventId } } } }',
  },
  webhookDelivery: {
    least: 'ADMIN',
    document: 'query ($id: ID!) { webhookDelivery(id: $id) { id payload answer { body } } }',
    variables: async (scene) => ({ id: (await newDelivery(scene)).id }),
    missing: { id: randomUUID() },
  },
  replayWebhookDeliveries: {
    least: 'ADMIN',
    document:
      'mutation ($endpointId: ID!) { replayWebhookDeliveries(endpointId: $endpointId) { replayedCount } }',
    variables: async (scene) => ({ endpointId: (await newDelivery(scene)).endpointId }),
    missing: { endpointId: NO_ID },
  },
  sendTestWebhook: {
    least: 'ADMIN',
    document: 'mutation ($id: ID!) { sendTestWebhook(id: $id) { id status } }',
    variables: newId,
    missing: { id: NO_ID },
  },
  createWebhookEndpoint: {
    least: 'ADMIN',
    document: `mutation ($input: CreateWebhookEndpointInput!) {
      createWebhookEndpoint(input: $input) { secret endpoint ${ENDPOINT} } }`,
    async variables(scene) {
      await newEndpoint(scene);
      return { input: { url: 'https://receiver.example.com/hooks' } };
    },
  },
  updateWebhookEndpoint: {
    least: 'ADMIN',
    document: `mutation ($id: ID!, $input: UpdateWebhookEndpointInput!) {
      updateWebhookEndpoint(id: $id, input: $input) ${ENDPOINT} }`,
    variables: async (scene) => ({ ...(await newId(scene)), input: { enabled: false } }),
    missing: { id: NO_ID },
  },
  rotateWebhookSecret: {
    least: 'ADMIN',
    document: `mutation ($id: ID!) { rotateWebhookSecret(id: $id, overlapHours: 0) { secret endpoint ${ENDPOINT} } }`,
    variables: newId,
    missing: { id: NO_ID },
  },
  deleteWebhookEndpoint: {
    least: 'ADMIN',
    document: `mutation ($id: ID!) { deleteWebhookEndpoint(id: $id) ${ENDPOINT} }`,
    variables: newId,
    missing: { id: NO_ID },
  },
  replayWebhookDelivery: {
    least: 'ADMIN',
    document: 'mutation ($id: ID!) { replayWebhookDelivery(id: $id) { id status } }',
    variables: async (scene) => ({ id: (await newDelivery(scene)).id }),
    missing: { id: randomUUID() },
  },
};

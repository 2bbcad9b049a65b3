// biome-ignore lint/suspicious/noExplicitAny: the data of any operation
type CallOperation = (name: string, query: string, variables?: unknown, options?: object) => Promise<any>;

/** Calls the operations of webhooks, with valid and invalid input. @param secret records an issued secret */
export async function tourOfWebhooks(
  call: CallOperation,
  owner: { token: string },
  secret: (text: string) => string,
): Promise<void> {
  const ENDPOINT = '{ id url events enabled createdAt }';
  const DELIVERIES = '{ webhookDeliveries { deliveries { id status } nextCursor } }';
  const CREATE = `mutation ($input: CreateWebhookEndpointInput!) {
    createWebhookEndpoint(input: $input) { secret endpoint ${ENDPOINT} } }`;
  const input = { url: 'https://receiver.example/hooks', events: ['CUSTOMER_CREATED'] };
  const { createWebhookEndpoint } = await call('createWebhookEndpoint', CREATE, { input }, owner);
  secret(createWebhookEndpoint.secret);
  const { id } = createWebhookEndpoint.endpoint;
  await call('createWebhookEndpoint: without credentials', CREATE, { input });
  await call('createWebhookEndpoint: private', CREATE, { input: { url: 'https://10.0.0.1/' } }, owner);
  const TEST = 'mutation ($id: ID!) { sendTestWebhook(id: $id) { id payload answer { body } } }';
  const tested = await call('sendTestWebhook', TEST, { id }, owner);
  await call(
    'webhookDelivery',
    'query ($id: ID!) { webhookDelivery(id: $id) { status payload } }',
    { id: tested.sendTestWebhook.id },
    owner,
  );
  await call(
    'replayWebhookDeliveries',
    'mutation ($id: ID!) { replayWebhookDeliveries(endpointId: $id) { replayedCount hasMore } }',
    { id },
    owner,
  );
  await call('webhookEndpoints', `{ webhookEndpoints ${ENDPOINT} }`, {}, owner);
  await call(
    'updateWebhookEndpoint',
    `mutation ($id: ID!) { updateWebhookEndpoint(id: $id, input: { enabled: false }) ${ENDPOINT} }`,
    { id },
    owner,
  );
  const { rotateWebhookSecret } = await call(
    'rotateWebhookSecret',
    'mutation ($id: ID!) { rotateWebhookSecret(id: $id) { secret endpoint { id } } }',
    { id },
    owner,
  );
  secret(rotateWebhookSecret.secret);
  await call('webhookDeliveries', DELIVERIES, {}, owner);
  const PAGE = '{ webhookDeliveriesConnection(first: 10) { edges { cursor node { id } } } }';
  await call('webhookDeliveriesConnection', PAGE, {}, owner);
  const REPLAY = 'mutation ($id: ID!) { replayWebhookDelivery(id: $id) { id status } }';
  await call('replayWebhookDelivery: unknown', REPLAY, { id: 'nothing' }, owner);
  await call(
    'deleteWebhookEndpoint',
    `mutation ($id: ID!) { deleteWebhookEndpoint(id: $id) ${ENDPOINT} }`,
    { id },
    owner,
  );
}

import { randomUUID } from 'node:crypto';
import type { TestServer } from '../support/server.ts';

/** Calls an operation of the tour. @returns its data */
// biome-ignore lint/suspicious/noExplicitAny: an answer of any operation
type CallOfTour = (name: string, query: string, variables?: object, options?: object) => Promise<any>;

/** Calls the operations of OpenID clients, connected apps, interactions and device requests. */
export async function tourOpenidClients(
  { demo }: Pick<TestServer, 'demo'>,
  collaborator: { token: string },
  call: CallOfTour,
  secret: (text: string) => string,
): Promise<void> {
  const as = (name: string, query: string, variables: object = {}) =>
    call(name, query, variables, collaborator);
  const byId = (field: string) => `mutation ($id: ID!) { ${field}(id: $id) { id clientId } }`;
  const CREATE =
    'mutation ($input: CreateOpenidClientInput!) { createOpenidClient(input: $input) { clientSecret client { id } } }';
  const input = {
    ...{ name: 'Tour', siteId: String(demo.siteId), party: 'THIRD_PARTY' },
    redirectUris: ['https://app.example/cb'],
  };
  const { createOpenidClient } = await as('createOpenidClient', CREATE, { input });
  secret(createOpenidClient.clientSecret);
  const wrong = { ...input, redirectUris: ['http://app.example/cb#'] };
  await as('createOpenidClient: refused', CREATE, { input: wrong });
  const { id } = createOpenidClient.client;
  await as('openidClientsConnection', '{ openidClientsConnection { edges { node { id issuer } } } }');
  await as('openidClient', 'query ($id: ID!) { openidClient(id: $id) { id consentCount } }', { id });
  const UPDATE = 'mutation ($id: ID!) { updateOpenidClient(id: $id, input: { name: "x" }) { id updatedAt } }';
  await as('updateOpenidClient', UPDATE, { id });
  const ROTATE = 'mutation ($id: ID!) { rotateOpenidClientSecret(id: $id, overlapDays: 1) { clientSecret } }';
  const { rotateOpenidClientSecret } = await as('rotateOpenidClientSecret', ROTATE, { id });
  secret(rotateOpenidClientSecret.clientSecret);
  const REGISTER =
    'mutation ($input: RegisterInput!) { register(input: $input) { token refreshToken customer { id } } }';
  const person = { email: `tour-${randomUUID()}@example.test`, password: secret(`pass-${randomUUID()}`) };
  const { register: customer } = await call('register', REGISTER, { input: person });
  await call('connectedApps', '{ connectedApps { clientId name scopes } }', {}, customer);
  const byCode = (field: string) => `($code: String!) { ${field}(userCode: $code) { scopes } }`;
  const byInteraction = (field: string) => `($id: ID!) { ${field}(id: $id) { location } }`;
  const unknown = { id: secret(`interaction-${randomUUID()}`), code: 'BBBB-BBBB' };
  await call(
    'disconnectApp: unknown',
    'mutation { disconnectApp(clientId: "client-x") { clientId } }',
    {},
    customer,
  );
  await call(
    'openidInteraction: unknown',
    'query ($id: ID!) { openidInteraction(id: $id) { scopes } }',
    unknown,
  );
  await call('openidDeviceRequest: unknown', `query ${byCode('openidDeviceRequest')}`, unknown);
  for (const field of ['acceptOpenidDevice', 'declineOpenidDevice'])
    await call(`${field}: unknown`, `mutation ${byCode(field)}`, unknown, customer);
  for (const field of ['acceptOpenidInteraction', 'declineOpenidInteraction'])
    await call(`${field}: unknown`, `mutation ${byInteraction(field)}`, unknown, customer);
  for (const field of ['disableOpenidClient', 'enableOpenidClient', 'deleteOpenidClient']) {
    await as(field, byId(field), { id });
  }
}

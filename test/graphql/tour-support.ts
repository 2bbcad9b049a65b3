import { randomUUID } from 'node:crypto';
import type { TestServer } from '../support/server.ts';

/** Calls an operation of the tour. @returns its data */
// biome-ignore lint/suspicious/noExplicitAny: an answer of any operation
type CallOfTour = (name: string, query: string, variables?: object, options?: object) => Promise<any>;

/** Calls the operations of support and partners, and those for the personal data of a customer. */
export async function tourSupport(
  { demo }: Pick<TestServer, 'demo'>,
  collaborator: { token: string },
  call: CallOfTour,
  secret: (text: string) => string,
): Promise<void> {
  const password = secret(`pass-${randomUUID()}`);
  const wrong = secret(`wrong-${randomUUID()}`);
  const REGISTER =
    'mutation ($input: RegisterInput!) { register(input: $input) { token refreshToken customer { id } session { id } } }';
  const newCustomer = async () => {
    const input = { email: `tour-${randomUUID()}@example.test`, password };
    return (await call('register', REGISTER, { input })).register;
  };
  const as = (name: string, query: string, variables: object = {}) =>
    call(name, query, variables, collaborator);

  const customer = await newCustomer();
  const { id } = customer.customer;
  await as('customers', '{ customers(emailPrefix: "tour-") { customers { id email } nextCursor } }');
  await as(
    'customersConnection',
    '{ customersConnection(emailPrefix: "tour-") { edges { cursor node { id email } } } }',
  );
  await as('customer', 'query ($id: ID!) { customer(id: $id) { id email sessions { nextCursor } } }', { id });
  for (const send of ['sendCustomerPasswordReset', 'sendCustomerEmailVerification']) {
    const document = `mutation ($id: ID!) { ${send}(customerId: $id, siteId: ${demo.siteId}) { to } }`;
    await as(send, document, { id });
  }
  await as('explainToken', 'mutation ($t: String!) { explainToken(token: $t) { entries { text } } }', {
    t: customer.token,
  });
  await as(
    'explainToken: forged',
    'mutation ($t: String!) { explainToken(token: $t) { entries { text } } }',
    {
      t: secret(`forged-${randomUUID()}.x.y`),
    },
  );
  await as(
    'endCustomerSession',
    'mutation ($id: ID!) { endCustomerSession(sessionId: $id) { id endedBy } }',
    {
      id: customer.session.id,
    },
  );
  await as(
    'endCustomerSessions',
    'mutation ($id: ID!) { endCustomerSessions(customerId: $id) { endedCount } }',
    {
      id,
    },
  );
  await as(
    'removeCustomerAuthenticators',
    'mutation ($id: ID!) { removeCustomerAuthenticators(customerId: $id) { id } }',
    { id },
  );
  await as('disableCustomer', 'mutation ($id: ID!) { disableCustomer(id: $id) { id } }', { id });
  await as('enableCustomer', 'mutation ($id: ID!) { enableCustomer(id: $id) { id } }', { id });
  await as('exportCustomer', 'mutation ($id: ID!) { exportCustomer(id: $id) }', { id });
  await as('deleteCustomer', 'mutation ($id: ID!) { deleteCustomer(id: $id) { id deletedAt } }', { id });
  await as('deleteCustomer: again', 'mutation ($id: ID!) { deleteCustomer(id: $id) { id } }', { id });
  await as(
    'endSiteSessions',
    'mutation ($id: ID!) { endSiteSessions(siteId: $id) { endedCount nextCursor } }',
    {
      id: demo.siteId,
    },
  );
  await as('endAccountSessions', 'mutation { endAccountSessions { endedCount nextCursor } }');

  const leaver = await newCustomer();
  const DELETE = 'mutation ($password: String) { deleteMyself(password: $password) { customerId } }';
  await call('exportMyData', 'mutation { exportMyData }', {}, leaver);
  await call('deleteMyself: wrong', DELETE, { password: wrong }, leaver);
  await call('deleteMyself', DELETE, { password }, leaver);

  const CREATE =
    'mutation ($input: CreatePartnerInput!) { createPartner(input: $input) { clientSecret partner { id } } }';
  const { createPartner } = await as('createPartner', CREATE, { input: { name: 'Tour' } });
  secret(createPartner.clientSecret);
  const partner = { id: createPartner.partner.id };
  await as('partners', '{ partners { id name lastUsedAt } }');
  await as('partnersConnection', '{ partnersConnection { edges { node { id name } } } }');
  await as('partner', 'query ($id: ID!) { partner(id: $id) { id verdicts { day verdict count } } }', partner);
  await as(
    'updatePartner',
    'mutation ($id: ID!) { updatePartner(id: $id, input: { name: "x" }) { id } }',
    partner,
  );
  const ROTATE = 'mutation ($id: ID!) { rotatePartnerSecret(id: $id, overlapDays: 1) { clientSecret } }';
  secret((await as('rotatePartnerSecret', ROTATE, partner)).rotatePartnerSecret.clientSecret);
  const CHECK =
    'mutation ($id: ID!, $t: String!) { checkPartnerToken(partnerId: $id, token: $t) { valid reason } }';
  const forged = secret(`forged-${randomUUID()}.x.y`);
  await as('checkPartnerToken', CHECK, { ...partner, t: leaver.token });
  await as('checkPartnerToken: forged', CHECK, { ...partner, t: forged });
  await as('disablePartner', 'mutation ($id: ID!) { disablePartner(id: $id) { id } }', partner);
  await as('enablePartner', 'mutation ($id: ID!) { enablePartner(id: $id) { id } }', partner);
}

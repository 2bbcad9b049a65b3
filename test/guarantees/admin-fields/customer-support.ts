import { register } from '../../support/customers.ts';
import { type AdminField, NO_ID, type Scene } from '../admin-field.ts';

/** A new customer for each call, because the effects are permanent. */
const registerCustomer = ({ server, siteId, mark }: Scene) =>
  register(server.url, { firstName: mark }, { siteId });
const newCustomer = async (scene: Scene) => ({ id: (await registerCustomer(scene)).customer.id });

const NO_SESSION = '00000000-0000-7000-8000-000000000000';

export const adminFields: Record<string, AdminField> = {
  customers: {
    least: 'SUPPORT',
    document: '{ customers(first: 100) { customers { id email firstName } nextCursor } }',
  },
  customersConnection: {
    least: 'SUPPORT',
    document:
      '{ customersConnection(first: 100) { edges { cursor node { id email firstName sessionsConnection(first: 5) { edges { node { id } } } } } } }',
  },
  customer: {
    least: 'SUPPORT',
    document:
      'query ($id: ID!) { customer(id: $id) { id firstName sessions { sessions { id } nextCursor } } }',
    variables: newCustomer,
    missing: { id: NO_ID },
  },
  sendCustomerPasswordReset: {
    least: 'SUPPORT',
    document:
      'mutation ($customerId: ID!, $siteId: ID!) { sendCustomerPasswordReset(customerId: $customerId, siteId: $siteId) { to } }',
    variables: async (scene) => ({ customerId: (await newCustomer(scene)).id, siteId: scene.siteId }),
    missing: { customerId: NO_ID, siteId: NO_ID },
  },
  sendCustomerEmailVerification: {
    least: 'SUPPORT',
    document:
      'mutation ($customerId: ID!, $siteId: ID!) { sendCustomerEmailVerification(customerId: $customerId, siteId: $siteId) { to } }',
    variables: async (scene) => ({ customerId: (await newCustomer(scene)).id, siteId: scene.siteId }),
    missing: { customerId: NO_ID, siteId: NO_ID },
  },
  disableCustomer: {
    least: 'SUPPORT',
    document: 'mutation ($id: ID!) { disableCustomer(id: $id) { id firstName disabledAt } }',
    variables: newCustomer,
    missing: { id: NO_ID },
  },
  enableCustomer: {
    least: 'SUPPORT',
    document: 'mutation ($id: ID!) { enableCustomer(id: $id) { id firstName disabledAt } }',
    async variables(scene) {
      const { id } = await newCustomer(scene);
      const { prisma, clock } = scene.server.gatehouse;
      await prisma.customer.update({ where: { id: Number(id) }, data: { disabledAt: clock() } });
      return { id };
    },
    missing: { id: NO_ID },
  },
  deleteCustomer: {
    least: 'ADMIN',
    document: 'mutation ($id: ID!) { deleteCustomer(id: $id) { id deletedAt } }',
    variables: newCustomer,
    missing: { id: NO_ID },
  },
  exportCustomer: {
    least: 'SUPPORT',
    document: 'mutation ($id: ID!) { exportCustomer(id: $id) }',
    variables: newCustomer,
    missing: { id: NO_ID },
  },
  removeCustomerAuthenticators: {
    least: 'ADMIN',
    document:
      'mutation ($customerId: ID!) { removeCustomerAuthenticators(customerId: $customerId) { id firstName } }',
    variables: async (scene) => ({ customerId: (await newCustomer(scene)).id }),
    missing: { customerId: NO_ID },
  },
  endCustomerSession: {
    least: 'SUPPORT',
    document: 'mutation ($sessionId: ID!) { endCustomerSession(sessionId: $sessionId) { id endedBy } }',
    variables: async (scene) => ({ sessionId: (await registerCustomer(scene)).session.id }),
    missing: { sessionId: NO_SESSION },
  },
  endCustomerSessions: {
    least: 'SUPPORT',
    document: 'mutation ($customerId: ID!) { endCustomerSessions(customerId: $customerId) { endedCount } }',
    variables: async (scene) => ({ customerId: (await newCustomer(scene)).id }),
    missing: { customerId: NO_ID },
  },
  endSiteSessions: {
    least: 'ADMIN',
    document: 'mutation ($siteId: ID!) { endSiteSessions(siteId: $siteId) { endedCount nextCursor } }',
    variables: ({ siteId }) => ({ siteId }),
    missing: { siteId: NO_ID },
  },
  endAccountSessions: {
    least: 'ADMIN',
    document: 'mutation { endAccountSessions { endedCount nextCursor } }',
  },
  explainToken: {
    least: 'SUPPORT',
    document:
      'mutation ($token: String!) { explainToken(token: $token) { session { id } entries { kind text } } }',
    variables: async (scene) => ({ token: (await registerCustomer(scene)).token }),
  },
};

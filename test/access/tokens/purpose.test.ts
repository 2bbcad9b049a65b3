import { beforeAll, describe, expect, test } from 'vitest';
import { issueHandoff } from '../../../src/customers/single-sign-on/handoff.ts';
import { RedeemHandoff } from '../../customers/single-sign-on/documents.ts';
import { request, rest } from '../../support/client.ts';
import { login, register } from '../../support/customers.ts';
import { Login, Refresh, UpdateCustomer, ValidateToken, ValidateTokens } from '../../support/documents.ts';
import { testServer } from '../../support/server.ts';
import { isAcceptedAsBearer, parts, signByServer, verdicts } from './jwt.ts';

/** Each of these kinds of credential is sent to each of the places below. */
type Kind =
  | 'access token'
  | 'refresh token'
  | 'partner secret'
  | 'partner credentials'
  | 'collaborator password'
  | 'customer password'
  | 'session id'
  | 'handoff code'
  | 'JWT of another type';

const server = testServer();
let credentials: Record<Kind, string>;
let email: string;

beforeAll(async () => {
  // A refresh token may be repeated for 10 seconds. The clock is frozen, so that this time does not pass.
  server.clock.freeze();
  const customer = await register(server.url);
  ({ email } = customer);
  const { partner, collaborator } = server.demo;
  credentials = {
    'access token': customer.token,
    'refresh token': customer.refreshToken ?? '',
    'partner secret': partner.clientSecret,
    'partner credentials': Buffer.from(`${partner.clientId}:${partner.clientSecret}`).toString('base64'),
    'collaborator password': collaborator.password,
    'customer password': customer.password,
    'session id': customer.session.id,
    'handoff code': await handoff(),
    'JWT of another type': await signByServer(server, parts(customer.token).payload, { typ: 'JWT' }),
  };
});

/** Makes a new handoff code, which can be used once. */
async function handoff(): Promise<string> {
  const { prisma, clock } = server.gatehouse;
  const customer = await prisma.customer.findFirstOrThrow({ where: { email } });
  return (await issueHandoff(prisma, customer, { siteId: 1, provider: 'google', changes: [] }, clock())).code;
}

type Place = { own: Kind[]; takes(credential: string): Promise<boolean> };

const basicOf = (clientId: string, secret: string) => Buffer.from(`${clientId}:${secret}`).toString('base64');
const succeeded = ({ errors }: { errors: readonly unknown[] }) => errors.length === 0;
const graphqlBasic = async (credential: string) =>
  succeeded(
    await request(
      server.url,
      ValidateTokens,
      { tokens: [] },
      { headers: { authorization: `Basic ${credential}` } },
    ),
  );
const pelcroApi = (path: string, options: object) => rest(server.url, 'POST', `/api/v1/sdk${path}`, options);
const prancer = (method: string, path: string, options: object) =>
  rest(server.url, method, `/demo/api${path}`, options);

const places: Record<string, Place> = {
  'Bearer of a query': { own: ['access token'], takes: (token) => isAcceptedAsBearer(server, token) },
  'Bearer of a mutation': {
    own: ['access token'],
    takes: async (token) => succeeded(await request(server.url, UpdateCustomer, { input: {} }, { token })),
  },
  'Bearer of refresh': {
    own: ['access token'],
    takes: async (token) => succeeded(await request(server.url, Refresh, {}, { token })),
  },
  'redeemHandoff(code)': {
    own: ['handoff code'],
    takes: async (code) => succeeded(await request(server.url, RedeemHandoff, { code })),
  },
  'refresh(refreshToken)': {
    own: ['refresh token'],
    takes: async (refreshToken) => succeeded(await request(server.url, Refresh, { refreshToken })),
  },
  'validateToken, asked by a partner': {
    own: ['access token'],
    takes: async (token) => (await verdicts(server, [token]))[0]?.valid === true,
  },
  'validateToken, asked by the holder of the token': {
    own: ['access token'],
    takes: async (token) =>
      (await request(server.url, ValidateToken, { token }, { token })).data?.validateToken.valid === true,
  },
  'Basic, whole': { own: ['partner credentials'], takes: graphqlBasic },
  'Basic, as the demo partner’s secret': {
    own: ['partner secret'],
    takes: (secret) => graphqlBasic(basicOf(server.demo.partner.clientId, secret)),
  },
  'Basic, as a customer’s password': { own: [], takes: (secret) => graphqlBasic(basicOf(email, secret)) },
  'password of the customer': {
    own: ['customer password'],
    takes: async (password) => succeeded(await request(server.url, Login, { input: { email, password } })),
  },
  'password of a login as a customer, with the collaborator’s email': {
    own: [],
    takes: async (password) => {
      const input = { email: server.demo.collaborator.email, password };
      return succeeded(await request(server.url, Login, { input }));
    },
  },
  'REST: Bearer of /customer': {
    own: ['access token'],
    takes: async (token) => (await pelcroApi('/customer?site_id=1', { token })).status === 200,
  },
  'REST: auth_token of /customer': {
    own: ['access token'],
    takes: async (token) =>
      (await pelcroApi('/customer?site_id=1', { body: { auth_token: token } })).status === 200,
  },
  'REST: Bearer of /customer/refresh': {
    own: ['access token'],
    takes: async (token) => (await pelcroApi('/customer/refresh?site_id=1', { token })).status === 200,
  },
  'REST: Basic of /auth/token/validate': {
    own: ['partner credentials'],
    takes: async (credential) => {
      const headers = { authorization: `Basic ${credential}` };
      return (await pelcroApi('/auth/token/validate', { headers, body: { auth_token: 'x' } })).status === 200;
    },
  },
  'REST: auth_token of /auth/token/validate': {
    own: ['access token'],
    takes: async (token) => {
      const { body } = await pelcroApi('/auth/token/validate', {
        basic: server.demo.partner,
        body: { auth_token: token },
      });
      return body.data?.valid === true;
    },
  },
  'Prancer: refresh': {
    own: ['refresh token'],
    takes: async (token) => (await prancer('GET', '/refresh/token/', { token })).status === 200,
  },
  'Prancer: validate': {
    own: ['access token'],
    takes: async (token) =>
      (await prancer('POST', '/validate/accesstoken/', { body: { token, customer_id: 'demo' } })).status ===
      200,
  },
};

describe.each(Object.keys(places))('%s', (name) => {
  test('accepts its own kind of credential only', async () => {
    const place = places[name];
    const taken: string[] = [];
    for (const [kind, credential] of Object.entries(credentials)) {
      if (await place?.takes(credential)) taken.push(kind);
    }
    expect(taken).toEqual(place?.own);
  });
});

test('logout accepts an access token only', async () => {
  const logout = 'mutation { logout { customer { id } } }';
  const order = Object.entries(credentials).filter(([kind]) => kind !== 'access token');
  const { token: own } = await login(server.url, { email, password: credentials['customer password'] });
  for (const [kind, token] of [...order, ['access token', own] as const]) {
    const { status } = await rest(server.url, 'POST', '/graphql', { token, body: { query: logout } });
    expect([kind, status]).toEqual([kind, kind === 'access token' ? 200 : 401]);
  }
});

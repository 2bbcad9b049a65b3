import { beforeAll, describe, expect, test } from 'vitest';
import type { Route } from '../../src/rest/dialect/route.ts';
import { pelcro } from '../../src/rest/pelcro/dialect.ts';
import { prancer } from '../../src/rest/prancer/dialect.ts';
import type { RestAnswer } from '../support/client.ts';
import { testServer } from '../support/server.ts';
import {
  errorsOn,
  fieldsFor,
  type PelcroCustomer,
  pelcroApi,
  registerByPelcro,
  seen,
  UNSENT_TOKEN,
} from './pelcro/api.ts';
import { failure, loginByPrancer, type PrancerTokens, prancerApi } from './prancer/api.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const server = testServer();
let customer: PelcroCustomer;
let tokens: PrancerTokens;

beforeAll(async () => {
  await server.gatehouse.prisma.site.updateMany({ data: { passwordlessEnabled: true } });
  customer = await registerByPelcro(server);
  tokens = await loginByPrancer(server, customer);
});

/** Runs a function while a table is missing. */
async function without<Result>(table: string, run: () => Promise<Result>): Promise<Result> {
  const { prisma } = server.gatehouse;
  await prisma.$executeRawUnsafe(`ALTER TABLE ${table} RENAME TO ${table}_is_gone`);
  try {
    return await run();
  } finally {
    await prisma.$executeRawUnsafe(`ALTER TABLE ${table}_is_gone RENAME TO ${table}`);
  }
}

/** The lines of the log from an index on. */
function logged(from: number): Record<string, unknown>[] {
  return server.logs.slice(from).map((line) => JSON.parse(line) as Record<string, unknown>);
}

function callPelcro(route: Route): Promise<RestAnswer> {
  const { method, path } = route;
  const input = {
    email: customer.email,
    password: customer.password,
    old_password: customer.password,
    new_password: 'another one',
    confirm_new_password: 'another one',
    auth_token: tokens.token,
    token: UNSENT_TOKEN,
    email_verify_token: UNSENT_TOKEN,
    password_confirmation: customer.password,
    plan_id: 1,
    idp_name: 'google',
    idp_token: 'not-a-token',
  };
  const credentials =
    path === '/auth/token/validate' ? { basic: server.demo.partner } : { token: customer.token };
  return pelcroApi(server, method, path, { ...credentials, ...fieldsFor(route, input) });
}

/** For each of these paths, a table that its route needs. The routes of all other paths need the table of sessions. */
const PELCRO_TABLES: Record<string, string> = {
  '/auth/register': 'customer',
  '/auth/idp/login': 'identity_provider',
  '/auth/login': 'customer',
  '/site': 'site',
  '/auth/passwordless/request': 'customer',
  '/auth/passwordless/login': 'one_time_token',
  '/customer/email/verify': 'one_time_token',
  '/password/forgot': 'customer',
  '/password/reset': 'one_time_token',
  '/plan': 'plan',
  '/plan/ip/authorization': 'plan',
  '/plan/ip-authorization': 'plan',
  '/plan/domain/authorization': 'plan',
  '/plan/email-authorization': 'plan',
  '/geo/country': 'site',
  '/geo/country/{code}': 'site',
  '/location': 'site',
};

describe.each(pelcro.routes)('$method $path', (route) => {
  const { method, path } = route;
  test('an internal error is answered with 500 and a report id that is in the log, but without details', async () => {
    const before = server.logs.length;
    const answer = await without(PELCRO_TABLES[path] ?? 'session', () => callPelcro(route));
    const reportId = answer.body.error?.report_id;
    expect(seen(answer)).toEqual({
      status: 500,
      body: {
        ...errorsOn(path),
        error: { report_id: reportId, status: 500, message: 'Something went wrong on our side.' },
      },
    });
    expect(reportId).toMatch(UUID);
    const lines = logged(before);
    const fault = lines.find((line) => line.reportId === reportId);
    expect(fault).toMatchObject({
      msg: 'masked error',
      err: { message: expect.stringMatching(/does not exist/) },
    });
    const access = lines.find((line) => line.status === 500);
    expect(access).toMatchObject({ method, path: `/api/v1/sdk${encodeURI(path)}` });
    expect(access?.reportIds).toContain(reportId);
  });
});

/** Runs a function while the site can be read only once. */
async function withOneReadOfTheSite<Result>(run: () => Promise<Result>): Promise<Result> {
  const { prisma } = server.gatehouse;
  const statements = async (lines: string[]) => {
    for (const line of lines) await prisma.$executeRawUnsafe(line);
  };
  await statements([
    'CREATE SEQUENCE reads',
    `CREATE FUNCTION readable() RETURNS boolean LANGUAGE plpgsql VOLATILE AS
       $$ BEGIN IF nextval('reads') > 1 THEN RAISE EXCEPTION 'unreadable'; END IF; RETURN true; END $$`,
    'ALTER TABLE site RENAME TO real_site',
    'CREATE VIEW site AS SELECT * FROM real_site WHERE readable()',
  ]);
  try {
    return await run();
  } finally {
    await statements([
      'DROP VIEW site',
      'ALTER TABLE real_site RENAME TO site',
      'DROP FUNCTION readable',
      'DROP SEQUENCE reads',
    ]);
  }
}

test('a fault while reading invalidTokenStatus is answered with 500, and not like an invalid token', async () => {
  const call = () => pelcroApi(server, 'GET', '/customer', { token: 'invalid' });
  for (const answer of [await without('site', call), await withOneReadOfTheSite(call)]) {
    expect(answer.status).toBe(500);
    expect(answer.body.error.report_id).toMatch(UUID);
  }
  expect((await call()).status).toBe(403);
});

test('a fault while reading the allowed origins is answered in the format of the dialect', async () => {
  const answer = await without('site', () =>
    pelcroApi(server, 'GET', '/site', { headers: { origin: 'http://localhost:3000' } }),
  );
  expect(answer.body).toEqual({
    error: {
      report_id: expect.stringMatching(UUID),
      status: 500,
      message: 'Something went wrong on our side.',
    },
  });
  expect(answer.headers).not.toHaveProperty('access-control-allow-origin');
});

const PRANCER_TABLES: Record<string, string[]> = {
  '/login': ['customer', 'session', 'refresh_token', 'site', 'attempt_counter'],
  '/refresh/token': ['refresh_token'],
  '/logout': ['session'],
  '/validate/accesstoken': ['session', 'site', 'customer'],
};

describe.each(prancer.routes)('$method $path of the Prancer API', ({ method, path }) => {
  test('an internal error is answered with 500 in the envelope, never 400 or 401, and without a token', async () => {
    for (const table of PRANCER_TABLES[path] ?? ['session']) {
      const before = server.logs.length;
      const answer = await without(table, () =>
        prancerApi(server, method, path, {
          tenant: 'demo',
          token: path === '/refresh/token' ? tokens.refreshToken : tokens.token,
          ...(method === 'GET'
            ? {}
            : { body: { email: customer.email, password: customer.password, token: tokens.token } }),
        }),
      );
      expect(seen(answer), table).toEqual(
        failure(500, 'Internal Server Error', 'Something went wrong on our side.'),
      );
      expect(
        logged(before).some((line) => line.msg === 'masked error' && UUID.test(String(line.reportId))),
      ).toBe(true);
    }
  });
});

test('after the faults the tokens that were sent are still valid', async () => {
  expect((await pelcroApi(server, 'GET', '/customer', { token: customer.token })).status).toBe(200);
  expect((await prancerApi(server, 'GET', '/refresh/token/', { token: tokens.refreshToken })).status).toBe(
    200,
  );
  expect((await prancerApi(server, 'POST', '/logout/', { token: tokens.token })).status).toBe(200);
  tokens = await loginByPrancer(server, customer);
});

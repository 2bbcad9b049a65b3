import { beforeAll, describe, expect, test } from 'vitest';
import { pelcro } from '../../../src/rest/pelcro/dialect.ts';
import { testServer } from '../../support/server.ts';
import {
  applicationError,
  invalidCredentialsError,
  loginByPelcro,
  type PelcroCustomer,
  pelcroApi,
  registerByPelcro,
  seen,
  validationError,
} from './api.ts';

const password = 'securePassword123';
const BODY_METHODS = ['POST', 'PUT'];

const server = testServer();
let known: PelcroCustomer;

beforeAll(async () => {
  known = await registerByPelcro(server, { username: 'known' });
});

describe('a validation error has the status 400 and a list of messages for each field that it names', () => {
  test.each([
    ['no field at all', {}, ['email', 'password']],
    ['an empty email', { email: '', password }, ['email']],
    ['an email without a domain', { email: 'reader', password }, ['email']],
    ['a password of five characters', { email: 'new@example.test', password: '12345' }, ['password']],
    ['two wrong fields', { email: 'reader', password: '12345' }, ['email', 'password']],
    ['a wrong type before a wrong value', { email: 'reader', password, metadata: 'text' }, ['metadata']],
    ['a taken username', { email: 'new@example.test', password, username: 'KNOWN' }, ['username']],
  ])('register refuses %s', async (_case, body, fields) => {
    const answer = await pelcroApi(server, 'POST', '/auth/register', { body });
    expect(answer.status).toBe(400);
    const messages = expect.arrayContaining([expect.stringMatching(/\w/)]);
    expect(answer.body).toEqual({ errors: Object.fromEntries(fields.map((field) => [field, messages])) });
  });

  test.each([
    ['neither email nor username', { password }, ['email']],
    ['no password', { email: 'a@example.test' }, ['password']],
    ['an empty password', { username: 'known', password: '' }, ['password']],
  ])('login refuses %s', async (_case, body, fields) => {
    const answer = await pelcroApi(server, 'POST', '/auth/login', { body });
    expect(seen(answer)).toEqual(
      validationError(Object.fromEntries(fields.map((field) => [field, [expect.stringMatching(/\w/)]]))),
    );
  });
});

describe('the other errors of the Pelcro API', () => {
  test('a taken email in upper case is a validation error on the email', async () => {
    const answer = await pelcroApi(server, 'POST', '/auth/register', {
      body: { email: known.email.toUpperCase(), password },
    });
    expect(seen(answer)).toEqual(validationError({ email: ['The email has already been taken.'] }));
  });

  test('wrong password, unknown email and unknown username get the same 404, headers included', async () => {
    const bodies = [
      { email: known.email, password: 'wrong password' },
      { email: 'nobody@example.test', password },
      { username: 'nobody', password },
      { username: 'known', password: 'wrong password' },
      { email: 'not an email', password },
      { email: server.demo.collaborator.email, password: server.demo.collaborator.password },
    ];
    const answers = await Promise.all(
      bodies.map((body) => pelcroApi(server, 'POST', '/auth/login', { body })),
    );
    for (const answer of answers) expect(seen(answer)).toEqual(invalidCredentialsError);
    const headers = answers.map(({ headers: { date: _, 'x-request-id': _id, ...others } }) => others);
    for (const others of headers) expect(others).toEqual(headers[0]);
  });

  test.each(['known', 'unknown'])(
    'after ten failures a login with a %s email is locked out for five minutes, even with another password',
    async (kind) => {
      const customer =
        kind === 'known' ? await registerByPelcro(server) : { email: 'locked-nobody@example.test', password };
      for (let failures = 0; failures < 10; failures += 1) {
        const answer = await pelcroApi(server, 'POST', '/auth/login', {
          body: { email: customer.email, password: `wrong ${failures}` },
        });
        expect(seen(answer)).toEqual(invalidCredentialsError);
      }
      const locked = await pelcroApi(server, 'POST', '/auth/login', {
        body: { email: customer.email, password: customer.password },
      });
      expect(seen(locked)).toEqual(
        validationError({ email: ['Too many login attempts. Please try again later.'] }),
      );
      server.clock.advance({ minutes: 5 });
      const later = await pelcroApi(server, 'POST', '/auth/login', {
        body: { email: customer.email, password: customer.password },
      });
      expect(later.status).toBe(kind === 'known' ? 200 : 404);
    },
  );

  test.each([
    ['GET', '/nothing'],
    ['POST', '/'],
    ['PUT', '/auth'],
    ['DELETE', '/customer/1'],
    ['POST', '/auth/login/again'],
  ])('%s %s is a 404 in the dialect’s form, whatever the body', async (method, path) => {
    for (const options of [
      {},
      { body: '{"broken' },
      { body: '<xml/>', headers: { 'content-type': 'text/xml' } },
    ]) {
      const answer = await pelcroApi(server, method, path, options);
      expect(seen(answer)).toEqual(applicationError(404, 'Not found.'));
    }
  });

  test('every other method of a path is refused with 405, which lists the allowed methods', async () => {
    const byPath = Map.groupBy(pelcro.routes, ({ path }) => path);
    for (const [path, routes] of byPath) {
      const known = routes.map(({ method }) => method);
      for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].filter(
        (name) => !known.includes(name),
      )) {
        for (const spelled of [path, `${path}/`]) {
          const answer = await pelcroApi(server, method, spelled);
          expect(seen(answer), `${method} ${spelled}`).toEqual(
            applicationError(405, 'This method is not allowed here.', path),
          );
          const allowed = answer.headers.allow?.split(', ').filter((name) => name !== 'HEAD');
          expect(allowed?.sort(), `${method} ${spelled}`).toEqual(known.toSorted());
        }
      }
    }
  });

  const withBody = pelcro.routes.filter(({ method }) => BODY_METHODS.includes(method));

  test.each(withBody)('$method $path: a body of 2 MB is refused with 413', async ({ method, path }) => {
    const answer = await pelcroApi(server, method, path, { body: { first_name: 'x'.repeat(2_000_000) } });
    expect(seen(answer)).toEqual(applicationError(413, 'The body is larger than 1 MiB.', path));
  });

  test.each(withBody)(
    '$method $path: a content type other than JSON or a form is refused with 415',
    async ({ method, path }) => {
      for (const type of [
        'text/plain',
        'text/xml',
        'multipart/form-data; boundary=x',
        'application/graphql',
      ]) {
        const answer = await pelcroApi(server, method, path, {
          body: '{"email":"a@example.test"}',
          headers: { 'content-type': type },
        });
        expect(seen(answer), type).toEqual(
          applicationError(415, 'This content type is not supported.', path),
        );
      }
    },
  );

  test('a body just under the limit is accepted', async () => {
    const answer = await pelcroApi(server, 'POST', '/auth/login', {
      body: { email: known.email, password: known.password, ignored: 'x'.repeat(1024 * 1024 - 500) },
    });
    expect(answer.status).toBe(200);
  });

  test('a URL that cannot be decoded is refused with 400 in the format of the dialect', async () => {
    const answer = await pelcroApi(server, 'GET', '/%zz');
    expect(seen(answer)).toEqual(applicationError(400, 'The request could not be understood.'));
  });

  test('afterwards the customer can log in', async () => {
    expect(await loginByPelcro(server, known)).toMatch(/^ey/);
  });
});

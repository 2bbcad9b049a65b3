import { describe, expect, test } from 'vitest';
import type { RestAnswer } from '../../support/client.ts';
import { uniqueEmail } from '../../support/customers.ts';
import { testServer } from '../../support/server.ts';
import { pelcroApi, registerByPelcro, seen, validationError } from './api.ts';

const server = testServer();
describe.each([
  { endpoint: 'POST /auth/register', send: registering },
  { endpoint: 'PUT /customer', send: updating },
])('$endpoint refuses values that cannot be stored unchanged:', ({ send }) => {
  test('bytes that are not UTF-8', async () => {
    const answer = await send(Buffer.from('"first_name":"Jos\u00e9"', 'latin1'));
    expect(answer.status, JSON.stringify(answer.body)).toBe(400);
  });

  test('a number in metadata that overflows', async () => {
    const answer = await send(Buffer.from('"metadata":{"a":1e400}'));
    expect(seen(answer)).toEqual(validationError({ metadata: [expect.stringMatching(/^The metadata /)] }));
  });
});

/** Registers a customer. The body contains one member as raw JSON. */
function registering(member: Buffer): Promise<RestAnswer> {
  const start = Buffer.from(`{"email":"${uniqueEmail()}","password":"securePassword123",`);
  return pelcroApi(server, 'POST', '/auth/register', {
    body: Buffer.concat([start, member, Buffer.from('}')]),
  });
}

/** Updates a new customer. The body contains one member as raw JSON. */
async function updating(member: Buffer): Promise<RestAnswer> {
  const { token } = await registerByPelcro(server);
  const body = Buffer.concat([Buffer.from('{'), member, Buffer.from('}')]);
  return pelcroApi(server, 'PUT', '/customer', { token, body });
}

/** Whether the prototype of all objects has `isAdmin`. */
const polluted = () => 'isAdmin' in {};

describe('neither JSON nor a form can pollute a prototype', () => {
  test.each([
    '__proto__[isAdmin]',
    'metadata[__proto__][isAdmin]',
    'metadata[a][__proto__][isAdmin]',
    'constructor[prototype][isAdmin]',
    'metadata[constructor][prototype][isAdmin]',
    'metadata[__proto__]',
  ])('a form with %s', async (name) => {
    const { token } = await registerByPelcro(server);
    const answer = await pelcroApi(server, 'PUT', '/customer', {
      token,
      form: { [name]: 'true', title: 'Dr' },
    });
    expect([200, 400]).toContain(answer.status);
    expect(polluted()).toBe(false);
    const { body } = await pelcroApi(server, 'GET', '/customer', { token });
    expect(body.data.metadata.isAdmin).toBeUndefined();
    expect(Object.keys(body.data.metadata)).not.toContain('__proto__');
  });

  test('JSON with a key of the object prototype', async () => {
    for (const key of ['toString', 'hasOwnProperty', 'valueOf', 'constructor', 'prototype', 'toJSON']) {
      const { token } = await registerByPelcro(server, { metadata: { [key]: 'mine' } });
      const { body } = await pelcroApi(server, 'PUT', '/customer', {
        token,
        body: { metadata: { [`${key}2`]: 1 } },
      });
      expect(body.data.metadata).toEqual({ [key]: 'mine', [`${key}2`]: 1 });
    }
    expect(polluted()).toBe(false);
  });
});

describe('the stored value equals the sent value', () => {
  test.each([
    ['JSON', 8],
    ['a form', 8],
  ])('metadata of the greatest allowed depth, in %s', async (kind, levels) => {
    const names = Array.from('abcdefgh').slice(0, levels);
    const nested = names.reduceRight<unknown>((inner, name) => ({ [name]: inner }), 'x');
    const { token } = await registerByPelcro(server);
    const form = { [`metadata${names.map((name) => `[${name}]`).join('')}`]: 'x' };
    const answer = await pelcroApi(
      server,
      'PUT',
      '/customer',
      kind === 'JSON' ? { token, body: { metadata: nested } } : { token, form },
    );
    expect(answer.body.data?.metadata).toEqual(nested);
  });

  test('a form whose metadata is nested deeper than allowed is refused', async () => {
    const { token } = await registerByPelcro(server);
    const form = { 'metadata[a][b][c][d][e][f][g][h][i]': 'x' };
    expect((await pelcroApi(server, 'PUT', '/customer', { token, form })).status).toBe(400);
    expect((await pelcroApi(server, 'GET', '/customer', { token })).body.data.metadata).toEqual({});
  });
});

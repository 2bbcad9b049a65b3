import { beforeAll, describe, expect, test } from 'vitest';
import { register } from '../../support/customers.ts';
import { authorization } from '../../support/http.ts';
import { parseRaw, sendRaw } from '../../support/raw-http.ts';
import { testServer } from '../../support/server.ts';

const server = testServer();
let bearer: string;
let basic: string;
beforeAll(async () => {
  bearer = authorization(await register(server.url)).authorization ?? '';
  basic = authorization({ basic: server.demo.partner }).authorization ?? '';
});

const send = async (path: string, type: string, body: string, credentials: string[], method = 'POST') => {
  const lines = credentials.map(
    (value, index) => `${index % 2 ? 'authorization' : 'Authorization'}: ${value}\r\n`,
  );
  const answer = await sendRaw(
    server.url,
    `${method} ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: ${type}\r\n` +
      `Content-Length: ${body.length}\r\n${lines.join('')}\r\n${body}`,
  );
  const { status, headers, body: text } = parseRaw(answer);
  return { status, type: headers['content-type']?.[0], text };
};

const JSON_TYPE = 'application/json';
const COMMON = 'application/json; way=common';
const FORM = 'application/x-www-form-urlencoded';
const VERDICT = JSON.stringify({ auth_token: 'x' });

describe('two Authorization headers', () => {
  test.each([
    ['/graphql', JSON_TYPE, '{"query":"{ me { id } }"}'],
    ['/graphql', COMMON, '{"query":"{ me { id } }"}'],
    ['/api/v1/sdk/auth/token/validate', JSON_TYPE, VERDICT],
    ['/api/v1/sdk/auth/token/validate', COMMON, VERDICT],
    ['/api/v1/sdk/customer', JSON_TYPE, '{"site_id":1}'],
    ['/demo/api/logout/', JSON_TYPE, '{}'],
    ['/oauth2/introspect', FORM, 'token=x'],
  ])('to %s as %s are refused with 400 in the format of the API, in any order', async (path, type, body) => {
    const refused = [
      await send(path, type, body, [bearer, basic]),
      await send(path, type, body, [basic, bearer]),
    ];
    refused.push(await send(path, type, body, [basic, basic]));
    for (const { status, type: answered, text } of refused) {
      expect(status).toBe(400);
      expect(answered).toBe('application/json; charset=utf-8');
      expect(Object.keys(JSON.parse(text))).toEqual(
        expect.arrayContaining([expect.stringMatching(/^error|^status$/)]),
      );
    }
    expect((await send(path, type, body, [path === '/graphql' ? bearer : basic])).status).not.toBe(400);
  });
});

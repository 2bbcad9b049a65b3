import { expect, test } from 'vitest';
import { execute } from '../../support/client.ts';
import { logInCollaborator } from '../../support/collaborators.ts';
import { testServer } from '../../support/server.ts';
import { DisqusLogin, SetDisqusKeys } from './documents.ts';
import { readByDisqus } from './scene.ts';

const server = testServer();

test('publicKey and secret: the key that pages show, and the key that signs', async () => {
  const owner = await logInCollaborator(server);
  for (const name of ['one', 'two']) {
    const input = { publicKey: `public-${name}`, secret: `secret-${name}` };
    await execute(server.url, SetDisqusKeys, { siteId: '1', input }, owner);
    const { disqusLogin } = await execute(server.url, DisqusLogin, {});
    expect(disqusLogin?.publicKey).toBe(input.publicKey);
    expect((await readByDisqus(disqusLogin?.remoteAuth ?? '', input.secret)).person).toEqual({});
  }
});

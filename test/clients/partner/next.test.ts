import { expect, test } from 'vitest';
import { withCustomer } from '../../../src/clients/partner/next.ts';
import { register } from '../../support/customers.ts';
import { testServer } from '../../support/server.ts';
import { verifierOf } from './verifiers.ts';

const server = testServer();

test('a response of a Next.js route handler is not stored, unless the handler sets `cache-control`', async () => {
  const { token } = await register(server.url, {}, { siteId: 1 });
  const verifier = verifierOf(server);
  const answers: [() => Response, number, string][] = [
    [() => new Response('text'), 200, 'private, no-store'],
    [() => Response.redirect('https://paper.example/login', 307), 307, 'private, no-store'],
    [() => new Response('text', { headers: { 'cache-control': 'private' } }), 200, 'private'],
  ];
  for (const [handler, status, cacheControl] of answers) {
    const route = withCustomer(verifier, (_request: Request, _context: object) => handler());
    const asked = (authorization: string) =>
      route(new Request('https://paper.example/', { headers: { authorization } }), {});
    const answer = await asked(`Bearer ${token}`);
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([status, cacheControl]);
    expect(answer.headers.get('location')).toBe(handler().headers.get('location'));
    const refused = await asked('Bearer x');
    expect([refused.status, refused.headers.get('cache-control')]).toEqual([401, 'private, no-store']);
  }
});

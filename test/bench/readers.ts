import { dropConnections, exchange } from '../support/http.ts';
import type { Gatehouse } from './gatehouse.ts';

/** A registered customer and access tokens of their session. */
export type Reader = { email: string; password: string; tokens: string[] };

const AT_ONCE = 16;
const PASSWORD = 'correct horse battery staple';

/** Registers customers through the front door, and refreshes from each one's token for more of them. */
export async function registerReaders(
  server: Gatehouse,
  count: number,
  tokensEach: number,
): Promise<Reader[]> {
  const readers: Reader[] = [];
  let next = 0;
  const register = async () => {
    for (let index = next++; index < count; index = next++) {
      const email = `reader-${index}@bench.example`;
      const token = await tokenOf(server, '/auth/register', { email, password: PASSWORD });
      const tokens = [token];
      while (tokens.length < tokensEach) {
        tokens.push(await tokenOf(server, '/customer/refresh', {}, token));
      }
      readers.push({ email, password: PASSWORD, tokens });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, register));
  // A connection that is asked again just as the server ends it, idle for long, would be an error of ours.
  dropConnections(server.url);
  return readers;
}

async function tokenOf(server: Gatehouse, path: string, fields: object, bearer?: string): Promise<string> {
  const { status, text } = await exchange(`${server.url}/api/v1/sdk${path}?site_id=${server.demo.siteId}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
    },
    body: JSON.stringify(fields),
  });
  if (status !== 200) throw new Error(`${path} answered ${status} ${text}`);
  return JSON.parse(text).data.auth_token;
}

import { dropConnections, exchange } from '../support/http.ts';
import type { Gatehouse } from './gatehouse.ts';

/** A registered customer and access tokens of their session. */
export type BenchCustomer = { email: string; password: string; tokens: string[] };

const AT_ONCE = 16;
const PASSWORD = 'correct horse battery staple';
/** The `User-Agent` of logins. The server stores it with each session. */
const USER_AGENT =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1';

/** Registers customers over HTTP, and refreshes to get more access tokens of each customer. */
export async function registerCustomers(
  server: Gatehouse,
  count: number,
  tokensEach: number,
): Promise<BenchCustomer[]> {
  const customers: BenchCustomer[] = [];
  let next = 0;
  const register = async () => {
    for (let index = next++; index < count; index = next++) {
      const email = `customer-${index}@bench.example`;
      const token = await tokenOf(server, '/auth/register', { email, password: PASSWORD });
      const tokens = [token];
      while (tokens.length < tokensEach) {
        tokens.push(await tokenOf(server, '/customer/refresh', {}, token));
      }
      customers.push({ email, password: PASSWORD, tokens });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, register));
  // An idle connection must not be used again: the server may close it at that moment, and the bench would fail.
  dropConnections(server.url);
  return customers;
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

/** Logs a customer in over HTTP. */
export async function logIn({ url, demo }: Gatehouse, { email, password }: BenchCustomer): Promise<void> {
  const { status, text } = await exchange(`${url}/api/v1/sdk/auth/login?site_id=${demo.siteId}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'user-agent': USER_AGENT },
    body: JSON.stringify({ email, password }),
  });
  if (status !== 200) throw new Error(`A login was answered ${status} ${text}`);
}

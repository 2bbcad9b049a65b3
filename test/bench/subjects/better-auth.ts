import { fileURLToPath } from 'node:url';
import { exchange } from '../../support/http.ts';
import { CONNECTIONS, distribute } from '../load.ts';
import { startServerProcess } from '../server-process.ts';
import type { Stage } from '../stage.ts';
import type { Subject } from './subject.ts';

/** `get-session` with the cookie of a sign-up. Each connection has another user. */
export async function prepareBetterAuth(stage: Stage): Promise<Subject> {
  const { url, pid } = await startServerProcess(stage, {
    entry: fileURLToPath(new URL('../servers/better-auth.ts', import.meta.url)),
    env: {
      NODE_ENV: 'production',
      BETTER_AUTH_TELEMETRY: '0',
      DATABASE_URL: await stage.createDatabase('better_auth'),
    },
    readyPath: '/api/auth/ok',
  });
  const cookies: string[] = [];
  for (let index = 0; index < CONNECTIONS; index += 1) cookies.push(await signUp(url, index));
  const requests = cookies.map((cookie) => ({
    method: 'GET',
    path: '/api/auth/get-session',
    headers: { cookie },
  }));
  return {
    pid,
    load: { url, requests: distribute(requests), isCorrect: (body) => body.includes('"session":{') },
  };
}

async function signUp(url: string, index: number): Promise<string> {
  const { status, text, headers } = await exchange(`${url}/api/auth/sign-up/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({
      name: 'BenchCustomer',
      email: `customer-${index}@bench.example`,
      password: 'correct horse battery staple',
    }),
  });
  const cookie = headers['set-cookie']?.map((set) => set.split(';', 1)[0]).join('; ');
  if (status !== 200 || !cookie) throw new Error(`better-auth did not sign the user up: ${status} ${text}`);
  return cookie;
}

import { type Answered, exchange } from '../../support/http.ts';
import { PUBLIC_URL, type TestServer } from '../../support/server.ts';

type Kept = { value: string; path: string };

/** A browser that keeps the cookies of the issuer by path, and does not follow redirects. */
export type Browser = {
  get(address: string, headers?: Record<string, string>): Promise<Answered & { location: string }>;
  post(address: string, form: Record<string, string>): Promise<Answered & { location: string }>;
  cookies: ReadonlyMap<string, Kept>;
};

export function openBrowser({ url }: Pick<TestServer, 'url'>): Browser {
  const jar = new Map<string, Kept>();

  async function send(address: string, sent: Parameters<typeof exchange>[1] = {}) {
    const { pathname } = new URL(address);
    const cookie = [...jar]
      .filter(([, { path }]) => pathname === path || path === '/' || pathname.startsWith(`${path}/`))
      .map(([key, { value }]) => `${key.split(' ')[0]}=${value}`)
      .join('; ');
    const answered = await exchange(address.replace(PUBLIC_URL, url), {
      ...sent,
      headers: { accept: 'text/html', ...(cookie ? { cookie } : {}), ...sent.headers },
    });
    for (const line of answered.headers['set-cookie'] ?? []) keep(line);
    return { ...answered, location: answered.headers.location ?? '' };
  }

  function keep(line: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    const path = /; *path=([^;]+)/i.exec(line)?.[1] ?? '/';
    const key = `${name} ${path}`;
    if (/expires=Thu, 01 Jan 1970|max-age=0/i.test(line)) jar.delete(key);
    else jar.set(key, { value, path });
  }

  return {
    get: (address, headers = {}) => send(address, { headers }),
    post: (address, form) =>
      send(address, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: String(new URLSearchParams(form)),
      }),
    cookies: jar,
  };
}

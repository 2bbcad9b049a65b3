import { type AnonymousRequest, get, HEAD_ROOM, type Named } from './request.ts';

/** Different names, as short as possible. */
function names(count: number, format: (name: string) => string): string {
  return Array.from({ length: count }, (_, index) => format(index.toString(36))).join('');
}

/** The most expensive URLs and headers of requests for pages and documents. */
export function pageRequests({ siteId, linkedSiteId, origin }: Named): AnonymousRequest[] {
  const site = `site_id=${siteId}`;
  const start = '/identity-providers/bench/start';
  const callback = '/identity-providers/bench/callback';
  const state = `${'a'.repeat(22)}.${'a'.repeat(43)}`;
  return [
    get('/'),
    get('/', { accept: 'application/json;q=0.1,'.repeat(600) }, '/ with 600 media types'),
    get('/docs'),
    get('/docs/openapi.json'),
    get('/docs/openapi.json', { 'accept-encoding': 'br' }, '/docs/openapi.json, compressed'),
    get('/docs/schema.graphql'),
    get('/docs/swagger-ui-bundle.js'),
    get('/docs/swagger-ui.css'),
    get(
      '/docs/swagger-ui-bundle.js',
      { 'if-none-match': 'W/"a",'.repeat(HEAD_ROOM / 6 - 20) },
      '/docs/swagger-ui-bundle.js with 2,400 tags',
    ),
    get('/admin/reset-password', { accept: 'text/html' }),
    get('/graphql', { accept: 'text/html' }, '/graphql, a page'),
    get('/health/ready'),
    get('/metrics'),
    get('/revocations'),
    get(
      '/revocations',
      { authorization: `Basic ${'YTph'.repeat(3_000)}` },
      '/revocations, credentials of 12 kB',
    ),
    get('/revocations/stream', { 'last-event-id': '1'.repeat(HEAD_ROOM - 500) }, '/revocations/stream'),
    get('/.well-known/openid-configuration'),
    get('/.well-known/oauth-authorization-server'),
    get('/.well-known/jwks.json'),
    get(`/.well-known/webauthn?${site}`),
    get(
      '/.well-known/webauthn',
      { host: 'a.'.repeat(HEAD_ROOM / 2 - 300) },
      '/.well-known/webauthn, a host of 14 kB',
    ),
    get(`/?view=password-reset&${site}&token=a`, {}, '/?view=password-reset'),
    get(
      `/?view=password-reset&site_id=${linkedSiteId}&token=a&${names(2_800, (name) => `${name}&`)}`,
      {},
      '/?view=password-reset, a page of the site’s own, 2,800 parameters',
    ),
    get(
      `/?view=email-verify&${site}&language=${'a'.repeat(HEAD_ROOM - 500)}`,
      {},
      '/?view=email-verify, a long language',
    ),
    get(`${start}?${site}&return_to=${origin}/`, {}, start),
    get(
      `${start}?${site}&return_to=${origin}/?${encodeURIComponent(names(400, (name) => `${name}&`))}`,
      {},
      `${start}, a page with 400 parameters`,
    ),
    get(
      `${start}?${site}&return_to=https://${'a.'.repeat(HEAD_ROOM / 2 - 300)}`,
      {},
      `${start}, a long page`,
    ),
    get(
      `/identity-providers/${'%41'.repeat(4_500)}/start?${site}`,
      {},
      '/identity-providers/…/start, a long name',
    ),
    get(`${callback}?state=${state}&code=a`, {}, callback),
    get(
      `${callback}?state=${state}&${names(2_800, (name) => `${name}&`)}`,
      {},
      `${callback} with 2,800 parameters`,
    ),
    get(
      `${callback}?state=${state}&code=a`,
      { cookie: names(2_000, (name) => `${name}=%41;`) },
      `${callback} with 2,000 cookies`,
    ),
    get('/nowhere', { accept: 'text/html' }, 'a page that does not exist'),
    get(`/nowhere/${'%41/'.repeat(3_000)}`, {}, 'a path of 12 kB'),
    get(`/nowhere/${'%ff/'.repeat(3_000)}`, {}, 'a path of 12 kB of invalid percent signs'),
    get(`/${'../'.repeat(4_500)}`, {}, 'a path of 13 kB of dots'),
    get(`/nowhere?${'a=&'.repeat(4_000)}`, {}, 'a query of 4,000 keys'),
    get(`/health/live?${names(3_500, (name) => `${name}&`)}`, {}, 'a query of 3,500 different keys'),
    get('/health/ready', { cookie: 'a=b; '.repeat(2_500) }, 'with 2,500 cookies'),
    get(
      `/api/v1/sdk/site?${site}`,
      { origin, cookie: `gatehouse_session=a; ${names(1_800, (name) => `${name}=%41; `)}` },
      'with a session cookie and 1,800 others',
    ),
    get('/graphql?query={country}', { accept: 'a/b;q=0.1,'.repeat(1_200) }, 'with 1,200 media types'),
    get('/docs', { 'accept-encoding': 'a;q=0.1,'.repeat(1_700) }, 'with 1,700 encodings'),
    get('/docs', { 'accept-encoding': `a${' '.repeat(HEAD_ROOM - 500)}b` }, 'with an encoding of 14 kB'),
    get(
      '/health/live',
      { 'x-forwarded-for': `${'1.1.1.1, '.repeat(1_000)}1.1.1.1` },
      'with 1,000 forwarders',
    ),
    get('/health/live', { 'x-forwarded-for': '1'.repeat(HEAD_ROOM - 500) }, 'with a forwarder of 14 kB'),
    get(
      '/health/live',
      { 'x-forwarded-for': ':'.repeat(HEAD_ROOM - 500) },
      'with a forwarder of 14 kB of colons',
    ),
    get('/health/live', { 'x-request-id': 'a'.repeat(HEAD_ROOM - 500) }, 'with a request id of 14 kB'),
    get(
      '/health/live',
      { 'user-agent': `${'a'.repeat(7_000)}${' ('.repeat(3_500)}` },
      'with a user agent of 14 kB',
    ),
    get('/api/v1/sdk/geo/country', { 'accept-language': 'a-b;q=0.1,'.repeat(1_400) }, 'with 1,400 languages'),
    get(
      '/graphql?query={country}',
      { authorization: `Bearer${' '.repeat(HEAD_ROOM - 500)}` },
      'with spaces as a token',
    ),
    get('/graphql?query={country}', { origin: 'a'.repeat(HEAD_ROOM - 500) }, 'from an origin of 14 kB'),
    get('/graphql?query={country}', { 'x-site-id': '1'.repeat(HEAD_ROOM - 500) }, 'with a site id of 14 kB'),
  ];
}

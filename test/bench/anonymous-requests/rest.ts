import {
  type AnonymousRequest,
  DEEP,
  FORM_TYPE,
  HEAD_ROOM,
  JSON_TYPE,
  LONG_TEXT,
  MANY_KEYS,
  MANY_LISTS,
  type Named,
  ROOM,
  VALUES,
} from './request.ts';

/** The most expensive bodies, forms and queries for those endpoints of the REST APIs and OAuth that need no session. */
export function restRequests({ siteId, origin }: Named): AnonymousRequest[] {
  const rest = (
    name: string,
    path: string,
    body: string,
    headers: Record<string, string> = JSON_TYPE,
  ): AnonymousRequest => ({
    name: `REST: ${name}`,
    method: 'POST',
    path: `${path}?site_id=${siteId}`,
    headers,
    body,
  });
  const LOGIN = '/api/v1/sdk/auth/login';
  const BASIC = `Basic ${Buffer.from(`nobody:${'a'.repeat(43)}`).toString('base64')}`;
  const encoded = Buffer.from(`${'%41'.repeat(2_000)}:${'%41'.repeat(1_500)}`).toString('base64');
  const distinct = (separator: string, value: string) =>
    Array.from({ length: 1000 }, (_, index) => `k${index}${separator}${value}`).join('&');
  return [
    rest('login, JSON of 5,000 keys', LOGIN, MANY_KEYS),
    rest('login, JSON of 5,000 lists', LOGIN, MANY_LISTS),
    rest('login, JSON nested deep', LOGIN, `{"email":${DEEP},"password":"a"}`),
    rest('login, site nested deep', LOGIN, `{"site_id":${DEEP},"email":"a@b.example","password":"a"}`),
    rest('login, from a page, site nested deep', LOGIN, `{"site_id":${DEEP},"email":"a","password":"a"}`, {
      ...JSON_TYPE,
      origin,
    }),
    rest('login, from a page, site of 1 MiB', LOGIN, `{"site_id":"${' '.repeat(ROOM)}"}`, {
      ...JSON_TYPE,
      origin,
    }),
    rest('login, JSON with escapes', LOGIN, `{"email":"${'\\u0041'.repeat(ROOM / 6)}","password":"a"}`),
    rest('login, JSON of 5,000 keys, one escaped', LOGIN, MANY_KEYS.replace('k1', '\\u0041')),
    rest('login, form of 1,000 keys', LOGIN, distinct('=', 'a'.repeat(900)), FORM_TYPE),
    rest('login, form of 1 MiB of separators', LOGIN, '&'.repeat(ROOM), FORM_TYPE),
    rest('login, form of 350,000 keys', LOGIN, 'a=&'.repeat(ROOM / 3), FORM_TYPE),
    rest('login, form of one list', LOGIN, 'a[]=&'.repeat(999), FORM_TYPE),
    rest('login, form of one list of long texts', LOGIN, `a[]=${'b'.repeat(1_000)}&`.repeat(999), FORM_TYPE),
    rest('login, form of brackets', LOGIN, `a${'[a]'.repeat(ROOM / 3)}=1`, FORM_TYPE),
    rest('login, form of open brackets', LOGIN, `a${'['.repeat(ROOM)}=1`, FORM_TYPE),
    rest('login, form of closed brackets', LOGIN, `a${']'.repeat(ROOM)}=1`, FORM_TYPE),
    rest(
      'login, form of 1,000 nested keys',
      LOGIN,
      Array.from({ length: 1000 }, (_, index) => `a[b][c][d][e][f][g][h][i][j][k][x${index}]=1`).join('&'),
      FORM_TYPE,
    ),
    rest(
      'login, form of 1,000 separately nested keys',
      LOGIN,
      Array.from({ length: 1000 }, (_, i) => `a[b${i}][c][d][e][f][g][h][i][j][k][x]=1`).join('&'),
      FORM_TYPE,
    ),
    rest('login, form of percent signs', LOGIN, `email=${'%41'.repeat(ROOM / 3)}`, FORM_TYPE),
    rest('login, form of invalid percent signs', LOGIN, `email=${'%ff'.repeat(ROOM / 3)}`, FORM_TYPE),
    rest('login, form of commas', LOGIN, `email=${','.repeat(ROOM)}`, FORM_TYPE),
    rest('login, form of plus signs', LOGIN, `email=${'+'.repeat(ROOM)}`, FORM_TYPE),
    rest(
      'register, metadata of 5,000 keys',
      '/api/v1/sdk/auth/register',
      `{"email":"a@example.com","password":"a","metadata":${MANY_KEYS}}`,
    ),
    rest(
      'register, metadata of a form of 990 keys',
      '/api/v1/sdk/auth/register',
      `email=a@b.example&password=a&${Array.from({ length: 990 }, (_, index) => `metadata[k${index}]=1`).join('&')}`,
      FORM_TYPE,
    ),
    rest(
      'register, email of 1 MiB',
      '/api/v1/sdk/auth/register',
      `{"email":"${LONG_TEXT}@a.example","password":"a"}`,
    ),
    ...[
      ['auth/idp/login', `{"idp_name":"google","idp_token":"${LONG_TEXT}"}`],
      ['auth/passwordless/request', `{"email":"a@${LONG_TEXT}"}`],
      ['auth/passwordless/login', `{"token":"${LONG_TEXT}"}`],
      ['password/forgot', `{"email":"a@${LONG_TEXT}"}`],
      [
        'password/reset',
        `{"email":"a@b.example","token":"${LONG_TEXT}","password":"aaaaaa","password_confirmation":"aaaaaa"}`,
      ],
      ['customer/email/verify', `{"token":"${LONG_TEXT}"}`],
      ['customer/refresh', `{"auth_token":"${'a b'.repeat(ROOM / 3)}"}`],
      ['auth/logout', `{"auth_token":"${'.'.repeat(ROOM)}"}`],
      ['auth/token/validate', `{"token":"${LONG_TEXT}"}`],
    ].map(([path, body]) => rest(`${path} of 1 MiB`, `/api/v1/sdk/${path}`, body as string)),
    ...['login', 'refresh/token', 'logout', 'validate/accesstoken'].flatMap((path) => [
      rest(
        `/api/${path}, a token of 1 MiB`,
        `/api/${path}`,
        `{"username":"a","password":"a","customer_id":"demo","token":"${LONG_TEXT.slice(100)}"}`,
      ),
      rest(`/demo/api/${path}, 5,000 keys`, `/demo/api/${path}`, MANY_KEYS),
    ]),
    rest(
      '/api/login, tenant of 1 MiB',
      '/api/login',
      `{"username":"a","password":"a","customer_id":"prancer-${LONG_TEXT}"}`,
    ),
    {
      ...rest('plan, query of 3,000 keys', '/api/v1/sdk/plan', ''),
      method: 'GET',
      path: `/api/v1/sdk/plan?site_id=${siteId}&${Array.from({ length: 3_000 }, (_, index) => index.toString(36)).join('&')}`,
    },
    {
      ...rest('geo/country, a country of 15 kB', '', ''),
      method: 'GET',
      path: `/api/v1/sdk/geo/country/${'a'.repeat(HEAD_ROOM - 200)}?site_id=${siteId}`,
    },
    {
      ...rest('site, from a page', '', ''),
      method: 'GET',
      path: `/api/v1/sdk/site?site_id=${siteId}`,
      headers: { origin: `https://${'a.'.repeat(HEAD_ROOM / 2 - 50)}` },
    },
    rest(
      'oauth2 introspection, token of 1 MiB',
      '/oauth2/introspect',
      `token=${'a'.repeat(ROOM)}`,
      FORM_TYPE,
    ),
    rest(
      'oauth2 introspection by an unknown client, token of 1 MiB',
      '/oauth2/introspect',
      `token=${'.'.repeat(ROOM)}`,
      {
        ...FORM_TYPE,
        authorization: BASIC,
      },
    ),
    rest(
      'oauth2 revocation, credentials in percent signs',
      '/oauth2/revoke',
      `token=${'%41'.repeat(ROOM / 3)}`,
      {
        ...FORM_TYPE,
        authorization: `Basic ${encoded}`,
      },
    ),
    rest(
      'oauth2 token, invalid percent signs',
      '/oauth2/token',
      `client_id=client-x&code=${'%'.repeat(ROOM - 100)}`,
      FORM_TYPE,
    ),
    rest('oauth2 revocation, 350,000 keys', '/oauth2/revoke', 'a=&'.repeat(ROOM / 3), FORM_TYPE),
    rest('oauth2 revocation, 1,000 keys', '/oauth2/revoke', distinct('=', '%41'.repeat(300)), {
      ...FORM_TYPE,
      authorization: BASIC,
    }),
    rest('login, list of 10,000 numbers as a site', LOGIN, `{"site_id":[${'1,'.repeat(VALUES - 10)}1]}`),
  ];
}

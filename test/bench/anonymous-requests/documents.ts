import {
  type AnonymousRequest,
  aliases,
  DEEP,
  get,
  graphqlTo,
  HEAD_ROOM,
  JSON_TYPE,
  LONG_NAME,
  MANY_KEYS,
  MANY_LISTS,
  type Named,
  TOO_MANY_VALUES,
  VALUES,
} from './request.ts';

/** The most expensive documents and variables, for any field. */
export function documentRequests(named: Named): AnonymousRequest[] {
  const post = graphqlTo(named);
  const site = { 'x-site-id': String(named.siteId) };
  const wrong = (name: string, query: string, variables = '{}') =>
    post(name, query, variables, { invalid: true });
  const register = `mutation($i: RegisterInput!) { ${aliases(() => 'register(input: $i) { token }')} }`;
  return [
    wrong('document of 100,000 characters of one text', `{ country(a: "${LONG_NAME}") }`),
    wrong('document of 100,000 characters of spaces', ' '.repeat(LONG_NAME.length)),
    wrong('document of 100,000 characters of names', 'a '.repeat(LONG_NAME.length / 2)),
    wrong('document of 100,000 characters of comments', '#\n'.repeat(LONG_NAME.length / 2)),
    wrong('document nested 100,000 characters deep', '{a'.repeat(LONG_NAME.length / 2)),
    wrong(
      'document of 100,000 characters of a block string',
      `{ country(a: """${'\n '.repeat(LONG_NAME.length / 4)}""") }`,
    ),
    wrong('document of one name of 100,000 characters', `{ ${LONG_NAME} }`),
    wrong('document of a misspelt field, 100,000 characters', `{ countr${'y'.repeat(LONG_NAME.length)} }`),
    wrong(
      'document of 240 unknown fields',
      `{ ${Array.from({ length: 240 }, (_, index) => `countriez${index}`).join(' ')} }`,
    ),
    wrong(
      'document of 60 unknown arguments',
      `{ countries(${Array.from({ length: 60 }, (_, index) => `languagee${index}: 1`).join(' ')}) { code } }`,
    ),
    wrong(
      'document of 100 unknown types',
      `query(${Array.from({ length: 100 }, (_, index) => `$v${index}: LoginInputt${index}`).join(' ')}) { country }`,
    ),
    post('document of one field 490 times', `{ ${'country '.repeat(490)} }`),
    wrong(
      'document of nested fragments',
      `{ ...f0 } ${Array.from({ length: 45 }, (_, index) => `fragment f${index} on Query { ...f${index + 1} ...f${index + 1} }`).join(' ')} fragment f45 on Query { country }`,
    ),
    post('document of overlapping fields', `{ ${'me { id email sessions { id } } '.repeat(50)} }`),
    post(
      'introspection',
      '{ __schema { types { fields { name args { name type { name } } type { name ofType { name } } } inputFields { name } } } }',
    ),
    post(
      'introspection of inputs of arguments',
      '{ __schema { types { fields { args { type { ofType { inputFields { name description type { name } } } } } } } } }',
    ),
    post(
      'introspection of enums of fields',
      '{ __schema { types { fields { type { enumValues { name description } ofType { interfaces { name } enumValues { name description } } } args { type { name enumValues { name description } } } } } } }',
    ),
    wrong(
      'introspection, 15 aliases',
      `{ ${aliases(() => '__schema { types { name description fields { name description args { name description } } } }')} }`,
    ),
    post(
      'introspection of one type, 15 aliases',
      `{ ${aliases(() => '__type(name: "Mutation") { fields { name description args { name description } } }')} }`,
    ),
    wrong('variables of 1 MiB of lists, refused', '{ country }', TOO_MANY_VALUES),
    post('variables of 5,000 keys', '{ country }', MANY_KEYS),
    wrong('variables of 5,000 lists', 'query($t: JSON) { country }', `{"t":${MANY_LISTS}}`),
    post('variables nested 10,000 deep', '{ country }', `{"t":${DEEP}}`),
    wrong('5,000 input objects of one variable', register, `{"i":[${'{},'.repeat(VALUES / 2 - 10)}{}]}`),
    wrong('5,000 unknown keys of an input object', register, `{"i":${MANY_KEYS}}`),
    wrong(
      'a list instead of a text',
      'mutation($t: String!) { verifyEmail(token: $t) { __typename } }',
      `{"t":${MANY_LISTS}}`,
    ),
    wrong(
      'lists nested 10,000 deep instead of a text',
      'mutation($t: String!) { verifyEmail(token: $t) { __typename } }',
      `{"t":${DEEP}}`,
    ),
    wrong(
      '10,000 numbers instead of texts',
      'query($t: [String!]!) { validateTokens(tokens: $t) { valid } }',
      `{"t":[${'1,'.repeat(VALUES - 10)}1]}`,
    ),
    wrong('a number of 1 MiB of digits', '{ country }', `{"t":${'9'.repeat(1_000_000)}}`),
    post(
      'a number of 1 MiB of digits, with a mutation',
      'mutation { refresh(refreshToken: "a", tokenLifetimeSeconds: 1) { token } }',
      `{"t":${'9'.repeat(1_000_000)}}`,
    ),
    {
      ...post('multipart, an unknown document', '{ country }'),
      headers: { ...JSON_TYPE, ...site, accept: 'multipart/mixed' },
    },
    post('variables of 5,000 keys, through Yoga', '{ country }', MANY_KEYS, {
      headers: { accept: 'application/graphql-response+json' },
    }),
    post(
      'metadata of 5,000 keys, from a page',
      register,
      `{"i":{"email":"a@b.example","password":"a","metadata":${MANY_KEYS}}}`,
      {
        headers: { origin: named.origin },
      },
    ),
    get(
      `/graphql?query=${encodeURIComponent(`{ ${'country '.repeat(400)} }`)}`,
      site,
      '/graphql, 400 fields',
    ),
    get(
      `/graphql?query={country}&variables=${encodeURIComponent('{"t":')}${'['.repeat(HEAD_ROOM / 2)}${']'.repeat(HEAD_ROOM / 2)}%7D`,
      site,
      '/graphql, variables nested 7,500 deep',
    ),
    get(
      `/graphql?query={country}&${Array.from({ length: 3_000 }, (_, index) => index.toString(36)).join('&')}`,
      site,
      '/graphql, 3,000 parameters',
    ),
  ];
}

import { type Example, examplePath } from './openapi/example.ts';
import { type DialectDocs, docsOf, operationOf, sharedResponseOf } from './openapi/operation.ts';
import { sampleOf } from './openapi/samples.ts';
import type { Schema } from './openapi/schema.ts';
import { pelcroDocs } from './pelcro/openapi/dialect.ts';
import { prancerDocs } from './prancer/openapi/dialect.ts';
import { PELCRO_PREFIX, PRANCER_PREFIXES } from './shim.ts';

/** Where the service is, and which documentation of the GraphQL API it serves. */
export type DocumentOptions = { publicUrl: string; graphiql: boolean; introspection: boolean };

/** One example at one of its places: the document shows it, a test replays it. */
export type DocumentedExchange = {
  name: string;
  method: string;
  /** Of the operation in the document. */
  template: string;
  path: string;
  example: Example;
};

const dialects: readonly DialectDocs[] = [
  { ...pelcroDocs, places: [{ prefix: PELCRO_PREFIX, id: 'sdk', parameters: [] }] },
  { ...prancerDocs, places: PRANCER_PREFIXES.map(placeOf) },
];

/** `/:tenant/api` as OpenAPI writes it. */
function placeOf(prefix: string): DialectDocs['places'][number] {
  const parameters = [...prefix.matchAll(/:(\w+)/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    description: 'The account.',
    schema: { type: 'string' },
    example: sampleOf(name),
  }));
  return {
    prefix: prefix.replace(/:(\w+)/g, '{$1}'),
    id: parameters.length > 0 ? 'tenantApi' : 'api',
    parameters,
  };
}

/** The OpenAPI 3.1 document of both dialects, made from their route tables. */
export function openApiDocument({ publicUrl, graphiql, introspection }: DocumentOptions): Schema {
  return {
    openapi: '3.1.1',
    info: {
      title: 'Gatehouse: the REST dialects',
      version: '1.0.0',
      description: introduction(publicUrl, graphiql, introspection),
    },
    // Relative: whoever reads the document somewhere can call the service there.
    servers: [{ url: new URL(publicUrl).pathname.replace(/\/+$/, '') || '/' }],
    tags: dialects.map((dialect) => ({ name: dialect.name, description: describe(dialect) })),
    paths: paths(),
    components: {
      schemas: Object.assign({}, ...dialects.map(({ schemas }) => schemas)),
      responses: Object.fromEntries(
        dialects.flatMap((dialect) =>
          Object.entries(dialect.sharedResponses).map(([name, response]) => [
            name,
            sharedResponseOf(dialect, response),
          ]),
        ),
      ),
      securitySchemes: {
        customerToken: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description:
            'The token of a register, login or refresh. In the first dialect it may stand in the body instead, as `auth_token`.',
        },
        partner: {
          type: 'http',
          scheme: 'basic',
          description: 'A partner’s `client_id` and `client_secret`.',
        },
        refreshToken: {
          type: 'http',
          scheme: 'bearer',
          description: 'The refresh token of the second dialect’s login or refresh.',
        },
      },
    },
  };
}

/** Every example that the document shows, at every place where its endpoint is served. */
export function documentedExchanges(): DocumentedExchange[] {
  return dialects.flatMap((dialect) => {
    const own = dialect.routes.flatMap((route) =>
      Object.entries(docsOf(dialect, route).examples).map(([name, example]) => ({ ...route, name, example })),
    );
    const shared = Object.entries(dialect.sharedResponses).flatMap(([name, { examples }]) =>
      Object.entries(examples).map(([key, example]) => {
        const [method = '', path = ''] = key.split(' ');
        return { method, path, name, example };
      }),
    );
    return dialect.places.flatMap(({ prefix }) =>
      [...own, ...shared].map(({ method, path, name, example }) => ({
        name,
        method,
        template: `${prefix}${path}${dialect.pathEnd}`,
        path: examplePath(`${prefix}${path}${dialect.pathEnd}`, example.request),
        example,
      })),
    );
  });
}

/** With the answers that are no operation's: those to unknown paths and wrong methods. */
function describe({ description, sharedResponses }: DialectDocs): string {
  const beside = Object.values(sharedResponses).filter(({ status }) => status === 404 || status === 405);
  const answers = beside.flatMap((response) =>
    Object.values(response.examples).map(
      ({ answer }) => `- ${answer.status}: ${response.description} \`${JSON.stringify(answer.body)}\``,
    ),
  );
  return [description, answers.join('\n')].join('\n\n');
}

function paths(): Schema {
  const items: Record<string, Record<string, Schema>> = {};
  for (const dialect of dialects) {
    for (const place of dialect.places) {
      for (const route of dialect.routes) {
        const path = `${place.prefix}${route.path}${dialect.pathEnd}`;
        items[path] = { ...items[path], [route.method.toLowerCase()]: operationOf(dialect, place, route) };
      }
    }
  }
  return items;
}

function introduction(publicUrl: string, graphiql: boolean, introspection: boolean): string {
  const graphql = [
    graphiql ? `[GraphiQL](${publicUrl}/graphql)` : 'GraphiQL, where it is turned on',
    introspection ? `[schema.graphql](${publicUrl}/docs/schema.graphql)` : 'schema.graphql in the repository',
  ].join(' and ');
  return [
    'What Gatehouse answers over REST: two legacy dialects, for the apps and partners that speak them. Both are a thin shim over the GraphQL API, which new clients should use: `POST /graphql`, documented by ' +
      `${graphql}.`,
    'Bodies are JSON or forms (`application/x-www-form-urlencoded`) of at most 1 MiB; an empty body is an empty object. Answers are JSON and must not be cached. Every answer below shows the request that gets it; what differs each time (tokens, ids, times) is made up.',
    'Throttling: a 429 says in `Retry-After` when to come back, and in `RateLimit` and `RateLimit-Policy` which quota was used up; a 503 says `Retry-After` too. Neither says anything about a token.',
  ].join('\n\n');
}

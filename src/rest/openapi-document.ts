import { type DialectDocs, operationOf, type Place, sharedResponseOf } from './dialect/operation.ts';
import { type Example, examplePath } from './openapi/example.ts';
import { sampleOf } from './openapi/samples.ts';
import type { Schema } from './openapi/schema.ts';
import { dialects } from './shim.ts';

/** The address of the service, and which documentation of the GraphQL API it serves. */
export type DocumentOptions = { publicUrl: string; graphiql: boolean; introspection: boolean };

/** One example under one prefix. The document shows it, and a test replays it. */
export type DocumentedExchange = {
  name: string;
  method: string;
  /** The operation's path in the document. */
  template: string;
  path: string;
  example: Example;
};

/** Converts `/:tenant/api` to OpenAPI's spelling. The ids of operations begin with the dialect's name. */
function placeOf({ name }: DialectDocs, prefix: string): Place {
  const names = [...prefix.matchAll(/:(\w+)/g)].map(([, parameter = '']) => parameter);
  const words = names.map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return {
    prefix: prefix.replace(/:(\w+)/g, '{$1}'),
    id: `${name.toLowerCase()}${words.join('')}`,
    parameters: names.map((parameter) => ({
      name: parameter,
      in: 'path',
      required: true,
      description: 'The account.',
      schema: { type: 'string' },
      example: sampleOf(parameter),
    })),
  };
}

const served = dialects.map(({ docs, prefixes, routes }) => ({
  docs,
  routes,
  places: prefixes.map((prefix) => placeOf(docs, prefix)),
}));

export function openApiDocument({ publicUrl, graphiql, introspection }: DocumentOptions): Schema {
  return {
    openapi: '3.1.1',
    info: {
      title: 'Gatehouse: the REST dialects',
      version: '1.0.0',
      description: introduction(publicUrl, graphiql, introspection),
    },
    // Relative, so that the document works under any host name.
    servers: [{ url: new URL(publicUrl).pathname.replace(/\/+$/, '') || '/' }],
    tags: served.map(({ docs }) => ({ name: docs.name, description: describe(docs) })),
    paths: paths(),
    components: {
      schemas: Object.assign({}, ...served.map(({ docs }) => docs.schemas)),
      responses: Object.fromEntries(
        served.flatMap(({ docs, places: [place] }) =>
          Object.entries(docs.sharedResponses)
            // Leave out responses without examples: another dialect defines them, with examples.
            .filter(([, { examples }]) => Object.keys(examples).length > 0)
            .map(([name, response]) => [name, place && sharedResponseOf(docs, place, response)]),
        ),
      ),
      securitySchemes: Object.assign({}, ...served.map(({ docs }) => docs.securitySchemes)),
    },
  };
}

/** Lists every example of the document, under every prefix of its dialect. */
export function documentedExchanges(): DocumentedExchange[] {
  return served.flatMap(({ docs, routes, places }) => {
    const own = routes.flatMap(({ method, path, docs: { examples } }) =>
      Object.entries(examples).map(([name, example]) => ({ method, path, name, example })),
    );
    const shared = Object.entries(docs.sharedResponses).flatMap(([name, { examples }]) =>
      Object.entries(examples).map(([key, example]) => {
        const [method = '', path = ''] = key.split(' ');
        return { method, path, name, example };
      }),
    );
    return places.flatMap(({ prefix }) =>
      [...own, ...shared].map(({ method, path, name, example }) => ({
        name,
        method,
        template: `${prefix}${path}${docs.pathEnd}`,
        path: examplePath(`${prefix}${path}${docs.pathEnd}`, example.request),
        example,
      })),
    );
  });
}

/** Adds the answers to unknown paths and wrong methods, which belong to no operation. */
function describe({ description, sharedResponses }: DialectDocs): string {
  const others = Object.values(sharedResponses).filter(({ status }) => status === 404 || status === 405);
  const answers = others.flatMap((response) =>
    Object.values(response.examples).map(
      ({ answer }) => `- ${answer.status}: ${response.description} \`${JSON.stringify(answer.body)}\``,
    ),
  );
  return [description, 'Answers that belong to no operation:', answers.join('\n')].join('\n\n');
}

function paths(): Schema {
  const items: Record<string, Record<string, Schema>> = {};
  for (const { docs, routes, places } of served) {
    for (const place of places) {
      for (const route of routes) {
        const path = `${place.prefix}${route.path}${docs.pathEnd}`;
        items[path] = { ...items[path], [route.method.toLowerCase()]: operationOf(docs, place, route) };
      }
    }
  }
  return items;
}

function introduction(publicUrl: string, graphiql: boolean, introspection: boolean): string {
  const graphql = [
    graphiql ? `[GraphiQL](${publicUrl}/graphql)` : 'GraphiQL (if it is enabled)',
    introspection ? `[schema.graphql](${publicUrl}/docs/schema.graphql)` : 'schema.graphql in the repository',
  ].join(' and ');
  return [
    'Gatehouse serves two legacy REST dialects, for existing apps and partners: Pelcro and Prancer. Both are thin layers over the GraphQL API. New clients should use `POST /graphql`, documented by ' +
      `${graphql}.`,
    'Bodies are JSON or forms (`application/x-www-form-urlencoded`) of up to 1 MiB. An empty body is an empty object. Answers are JSON and must not be cached. Each answer below is shown with its request. Tokens, ids and times are made up.',
    'Rate limits: a 429 has `Retry-After`, and names the exceeded quota in `RateLimit` and `RateLimit-Policy`. A 503 has `Retry-After` too. Neither means that a token is invalid.',
  ].join('\n\n');
}

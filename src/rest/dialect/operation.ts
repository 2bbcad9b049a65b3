import { type Example, type ExampleRequest, examplePath, fill, wireFormat } from '../openapi/example.ts';
import type { ResponseDocs, SharedResponse } from '../openapi/responses.ts';
import { sampleOf } from '../openapi/samples.ts';
import type { Schema } from '../openapi/schema.ts';
import { bodySchema } from './field-schema.ts';
import type { OperationDocs, Route } from './route.ts';

export type DialectDocs = {
  name: string;
  description: string;
  /** The end of each path, as Pelcro's or Prancer's own documentation writes it. */
  pathEnd: '' | '/';
  schemas: Readonly<Record<string, Schema>>;
  securitySchemes: Readonly<Record<string, Schema>>;
  parameters(route: Route): readonly Schema[];
  /** Body properties that are not fields of the route. */
  addedProperties(route: Route): Readonly<Record<string, Schema>>;
  security(route: Route): readonly Schema[];
  responses(route: Route): Readonly<Record<number, ResponseDocs>>;
  sharedResponses: Readonly<Record<string, SharedResponse>>;
};

/** A prefix under which a dialect is served. `id` begins the ids of its operations. */
export type Place = { prefix: string; id: string; parameters: readonly Schema[] };

/** Makes the Operation Object (OpenAPI 3.1 §4.8.10) of a route under one of its dialect's prefixes. */
export function operationOf(dialect: DialectDocs, { prefix, id, parameters }: Place, route: Route): Schema {
  const { docs } = route;
  const path = `${prefix}${route.path}${dialect.pathEnd}`;
  const responses = Object.entries(dialect.responses(route)).map(([status, response]) => {
    const examples = Object.entries(docs.examples)
      .filter(([, { answer }]) => String(answer.status) === status)
      .map(([name, example]) => [name, shownAnswer(route.method, path, example)]);
    return [status, responseOf(response, Object.fromEntries(examples))];
  });
  const shared = Object.entries(dialect.sharedResponses)
    .filter(
      ([, { status }]) => isSharedBy(route, status) && !responses.some(([own]) => own === String(status)),
    )
    .map(([name, { status }]) => [status, { $ref: `#/components/responses/${name}` }]);
  return {
    operationId: `${id}${camelCase(route)}`,
    tags: [dialect.name],
    summary: docs.summary,
    ...(docs.description !== undefined && { description: docs.description }),
    parameters: [...parameters, ...dialect.parameters(route)],
    security: dialect.security(route),
    ...(route.method !== 'GET' && { requestBody: requestBody(dialect, route, docs) }),
    responses: Object.fromEntries([...responses, ...shared]),
  };
}

/** Makes the Response Object of a shared response, with the requests that get it. */
export function sharedResponseOf(
  { pathEnd }: DialectDocs,
  { prefix }: Place,
  response: SharedResponse,
): Schema {
  const examples = Object.entries(response.examples).map(([key, example], index) => {
    const [method = '', path = ''] = key.split(' ');
    return [`example${index + 1}`, shownAnswer(method, `${prefix}${path}${pathEnd}`, example)];
  });
  return responseOf(response, Object.fromEntries(examples));
}

/** A 404 and a 405 belong to no operation. A GET has no body that could be refused. */
function isSharedBy({ method }: Route, status: number): boolean {
  if (status === 404 || status === 405) return false;
  return method !== 'GET' || ![400, 413, 415].includes(status);
}

function responseOf({ description, schema, headers }: ResponseDocs, examples: Schema): Schema {
  return {
    description,
    ...(headers && { headers }),
    content: { 'application/json': { schema, examples } },
  };
}

function requestBody(dialect: DialectDocs, route: Route, { examples }: OperationDocs): Schema {
  const schema = bodySchema(route.fields, dialect.addedProperties(route));
  // The body of a refused request is shown only together with its answer.
  const shown = Object.entries(examples).filter(([, { answer }]) => answer.status === 200);
  const bodies = (kind: 'body' | 'form') =>
    Object.fromEntries(
      shown
        .filter(([, { request }]) => request[kind] !== undefined)
        .map(([name, { summary, request }]) => [name, { summary, value: fill(request[kind], sampleOf) }]),
    );
  return {
    required: Object.values(route.fields).some(
      ({ required, requiredWithout }) => required || requiredWithout,
    ),
    content: {
      'application/json': { schema, examples: bodies('body') },
      'application/x-www-form-urlencoded': {
        schema,
        examples: bodies('form'),
        ...(Object.hasOwn(route.fields, 'metadata') && {
          encoding: { metadata: { style: 'deepObject', explode: true } },
        }),
      },
    },
  };
}

/** Makes the Example Object of an answer, with its request. */
function shownAnswer(method: string, path: string, { summary, request, answer }: Example): Schema {
  const asked = String(fill(examplePath(path, request), sampleOf));
  const sent = wireFormat(method, asked, fill(request, sampleOf) as ExampleRequest);
  return {
    summary,
    description: `\`\`\`http\n${sent}\n\`\`\``,
    value: fill(answer.body, sampleOf),
  };
}

function camelCase({ method, path }: Route): string {
  const words = [
    method.toLowerCase(),
    ...path
      .replace(/\{(\w+)\}/g, 'by/$1')
      .split('/')
      .filter(Boolean),
  ];
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}

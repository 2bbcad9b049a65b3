import type { Route } from '../dialect/route.ts';
import {
  type Example,
  type ExampleRequest,
  type Examples,
  examplePath,
  fill,
  wireFormat,
} from './example.ts';
import { sampleOf } from './samples.ts';
import { bodySchema, type Schema } from './schema.ts';

/** What the route table does not say of an operation. */
export type OperationDocs = {
  summary: string;
  description?: string;
  /** The schema of a success's `data`. */
  data: Schema;
  /** What only this operation answers, by status. */
  refusals?: Readonly<Record<number, ResponseDocs>>;
  examples: Examples;
};

export type ResponseDocs = {
  description: string;
  schema: Schema;
  headers?: Readonly<Record<string, Schema>>;
};

/** A response that operations share, with examples of its own: which request gets it. */
export type SharedResponse = ResponseDocs & {
  status: number;
  /** Keyed by `METHOD /path`, without the prefix. */
  examples: Readonly<Record<string, Example>>;
};

/** What the documentation says of a dialect, beside its route table. */
export type DialectDocs = {
  name: string;
  description: string;
  routes: readonly Route[];
  /** Where the dialect is served; `id` begins the ids of its operations there. */
  places: readonly { prefix: string; id: string; parameters: readonly Schema[] }[];
  /** How the dialect's own documentation ends a path. */
  pathEnd: '' | '/';
  schemas: Readonly<Record<string, Schema>>;
  /** By `METHOD /path`: exactly the routes. */
  operations: Readonly<Record<string, OperationDocs>>;
  fieldNotes: Readonly<Record<string, string>>;
  parameters(route: Route): readonly Schema[];
  /** What a body may hold beside the route's fields. */
  besideFields(route: Route): Readonly<Record<string, Schema>>;
  security(route: Route): readonly Schema[];
  responses(route: Route, docs: OperationDocs): Readonly<Record<number, ResponseDocs>>;
  sharedResponses: Readonly<Record<string, SharedResponse>>;
};

export function keyOf({ method, path }: Pick<Route, 'method' | 'path'>): string {
  return `${method} ${path}`;
}

/** The documentation of a route. @throws where there is none */
export function docsOf(dialect: DialectDocs, route: Route): OperationDocs {
  const docs = dialect.operations[keyOf(route)];
  if (!docs) throw new Error(`${keyOf(route)} has no documentation.`);
  return docs;
}

/** An Operation Object (OpenAPI 3.1 §4.8.10) for a route at one of its dialect's places. */
export function operationOf(
  dialect: DialectDocs,
  { prefix, id, parameters }: DialectDocs['places'][number],
  route: Route,
): Schema {
  const docs = docsOf(dialect, route);
  const path = `${prefix}${route.path}${dialect.pathEnd}`;
  const responses = Object.entries(dialect.responses(route, docs)).map(([status, response]) => {
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
    ...(route.method !== 'GET' && { requestBody: requestBody(dialect, route, docs.examples) }),
    responses: Object.fromEntries([...responses, ...shared]),
  };
}

/** A Response Object for the components, with the requests that get it. */
export function sharedResponseOf(dialect: DialectDocs, response: SharedResponse): Schema {
  const [place] = dialect.places;
  const examples = Object.entries(response.examples).map(([key, example], index) => {
    const [method = '', path = ''] = key.split(' ');
    return [`example${index + 1}`, shownAnswer(method, `${place?.prefix}${path}${dialect.pathEnd}`, example)];
  });
  return responseOf(response, Object.fromEntries(examples));
}

/** Unknown paths and wrong methods are no operation's answer; a GET has no body to be refused. */
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

function requestBody(dialect: DialectDocs, route: Route, examples: Examples): Schema {
  const schema = bodySchema(route.fields, dialect.besideFields(route), dialect.fieldNotes);
  // What cannot be understood is shown with its answer; here it would teach the wrong thing.
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

/** An answer, with the request that gets it. */
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

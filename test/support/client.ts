import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print } from 'graphql';
import type { ShownError } from '../../src/platform/execute.ts';
import { type Answered, authorization, type Credentials, type Exchange, exchange } from './http.ts';

export type GraphqlOptions = Credentials & {
  siteId?: number | string;
  headers?: OutgoingHttpHeaders;
  agent?: Exchange['agent'];
};

export type GraphqlAnswer<Data> = {
  status: number;
  headers: IncomingHttpHeaders;
  data: Data | null;
  errors: readonly ShownError[];
};

/** Sends POST /graphql over HTTP. Errors are part of the result. */
export async function request<Data, Variables>(
  url: string,
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  options: GraphqlOptions = {},
): Promise<GraphqlAnswer<Data>> {
  const { siteId, headers, agent } = options;
  const answered = await exchange(`${url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(siteId === undefined ? {} : { 'x-site-id': String(siteId) }),
      ...authorization(options),
      ...headers,
    },
    body: JSON.stringify({ query: printed(document), variables }),
    agent,
  });
  const body = parseBody(answered) as { data?: Data | null; errors?: ShownError[] } | string;
  if (typeof body === 'string') {
    throw new Error(`Not an answer of GraphQL, status ${answered.status}: ${body.slice(0, 1000)}`);
  }
  return {
    status: answered.status,
    headers: answered.headers,
    data: body.data ?? null,
    errors: body.errors ?? [],
  };
}

/**
 * Like `request`, for requests that must succeed.
 * @throws an error with the query and the answer, if there are errors or no data
 */
export async function execute<Data, Variables>(
  url: string,
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  options: GraphqlOptions = {},
): Promise<Data> {
  const { status, data, errors } = await request(url, document, variables, options);
  if (data === null || errors.length > 0) {
    const show = (value: unknown) => JSON.stringify(value, null, 2);
    throw new Error(
      `${printed(document)}\n\n${show(variables)}\n\nstatus ${status}: ${show({ data, errors })}`,
    );
  }
  return data;
}

export type RestOptions = Credentials & {
  /** Sent as JSON. Text and bytes are sent unchanged. */
  body?: unknown;
  /** Sent as a form, `application/x-www-form-urlencoded`. */
  form?: Record<string, string>;
  headers?: OutgoingHttpHeaders;
  agent?: Exchange['agent'];
};

// The body is `any`, because each test checks the body that it expects.
// biome-ignore lint/suspicious/noExplicitAny: see above
export type RestAnswer = { status: number; headers: IncomingHttpHeaders; body: any };

/** Calls any endpoint. JSON bodies are parsed. Other bodies are text. */
export async function rest(
  url: string,
  method: string,
  path: string,
  options: RestOptions = {},
): Promise<RestAnswer> {
  const { headers, agent } = options;
  const { type, body } = outgoingBody(options);
  const answered = await exchange(url + path, {
    method,
    headers: { ...(type ? { 'content-type': type } : {}), ...authorization(options), ...headers },
    body,
    agent,
  });
  return { status: answered.status, headers: answered.headers, body: parseBody(answered) };
}

function outgoingBody({ body, form }: RestOptions): { type?: string; body?: string | Uint8Array } {
  if (form) return { type: 'application/x-www-form-urlencoded', body: new URLSearchParams(form).toString() };
  if (body === undefined) return {};
  const asItIs = typeof body === 'string' || body instanceof Uint8Array;
  return { type: 'application/json', body: asItIs ? body : JSON.stringify(body) };
}

function parseBody({ headers, text }: Answered): unknown {
  return /\bjson\b/.test(headers['content-type'] ?? '') && text !== '' ? JSON.parse(text) : text;
}

const prints = new WeakMap<object, string>();

function printed(document: TypedDocumentNode<unknown, never>): string {
  const known = prints.get(document);
  if (known !== undefined) return known;
  const text = print(document);
  prints.set(document, text);
  return text;
}

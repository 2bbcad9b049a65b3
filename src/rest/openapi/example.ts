import { isPlainObject } from '../dialect/field.ts';

/**
 * One exchange, as data: the documentation shows it, and a test replays it against a running server.
 * A name in braces (`{token}`) stands for what differs each time; `samples.ts` says what the
 * documentation shows in its place.
 */
export type Example = {
  summary: string;
  /** What is the case beforehand, where the request does not show it. */
  given?: Circumstance;
  request: ExampleRequest;
  answer: { status: number; body: unknown };
};

export type ExampleRequest = {
  /** The values of the names in braces in the path. */
  params?: Readonly<Record<string, string>>;
  query?: Readonly<Record<string, string>>;
  headers?: Readonly<Record<string, string>>;
  /** Sent as JSON; a text is sent as it is. */
  body?: Readonly<Record<string, unknown>> | string;
  /** Sent as `application/x-www-form-urlencoded` instead. */
  form?: Readonly<Record<string, string>>;
};

export type Circumstance = 'locked' | 'throttled' | 'overloaded' | 'broken';

/** By a name that is unique among those of its operation. */
export type Examples = Readonly<Record<string, Example>>;

/**
 * Puts values in the place of names. A text that is nothing but a name becomes the value itself, of
 * whatever type; within a longer text the value is written out.
 */
export function fill(value: unknown, lookUp: (name: string) => unknown): unknown {
  if (typeof value === 'string') {
    const [, name] = /^\{(\w+)\}$/.exec(value) ?? [];
    if (name !== undefined) return lookUp(name);
    return value.replace(/\{(\w+)\}/g, (_braced, inner: string) => String(lookUp(inner)));
  }
  if (Array.isArray(value)) return value.map((member) => fill(member, lookUp));
  if (!isPlainObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, fill(member, lookUp)]));
}

/** The path of an example's request, whose route may have names in it. */
export function examplePath(path: string, { params = {} }: ExampleRequest): string {
  return path.replace(/\{(\w+)\}/g, (braced, name: string) => params[name] ?? braced);
}

/** An example's request as it goes over the wire, but for the headers that every client adds by itself. */
export function wireFormat(method: string, path: string, request: ExampleRequest): string {
  const { query = {}, headers = {} } = request;
  const { type, text } = wireBody(request);
  const search = new URLSearchParams(query).toString();
  const allHeaders = { ...(type === undefined ? {} : { 'Content-Type': type }), ...headers };
  return [
    `${method} ${path}${search === '' ? '' : `?${search}`}`,
    ...Object.entries(allHeaders).map(([name, value]) => `${name}: ${value}`),
    ...(text === undefined ? [] : ['', text]),
  ].join('\n');
}

/** The body of an example's request and its content type. */
export function wireBody({ body, form }: ExampleRequest): { type?: string; text?: string } {
  if (form) {
    return { type: 'application/x-www-form-urlencoded', text: new URLSearchParams(form).toString() };
  }
  if (body === undefined) return {};
  return {
    type: 'application/json',
    text: typeof body === 'string' ? body : JSON.stringify(body, null, 2),
  };
}

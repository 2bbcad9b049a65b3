/**
 * One request and its answer. The documentation shows it, and a test replays it against a running server.
 * A name in braces (`{token}`) stands for a value that differs each time. `samples.ts` has the value that the
 * documentation shows.
 */
export type Example = {
  summary: string;
  /** A state of the server that the request does not show. */
  given?: Circumstance;
  request: ExampleRequest;
  answer: { status: number; body: unknown };
};

export type ExampleRequest = {
  params?: Readonly<Record<string, string>>;
  query?: Readonly<Record<string, string>>;
  headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. A string is sent unchanged. */
  body?: Readonly<Record<string, unknown>> | string;
  /** Sent as `application/x-www-form-urlencoded` instead. */
  form?: Readonly<Record<string, string>>;
};

export type Circumstance = 'locked' | 'throttled' | 'overloaded' | 'broken';

export function example(
  summary: string,
  request: ExampleRequest,
  answer: Example['answer'],
  given?: Circumstance,
): Example {
  return { summary, request, answer, ...(given && { given }) };
}

/** Keyed by a name that is unique within the operation. */
export type Examples = Readonly<Record<string, Example>>;

/**
 * Replaces names in braces by their values. A text that is only a name becomes the value, of any type. Within a longer
 * text the value is converted to text.
 */
export function fill(value: unknown, lookUp: (name: string) => unknown): unknown {
  if (typeof value === 'string') {
    const [, name] = /^\{(\w+)\}$/.exec(value) ?? [];
    if (name !== undefined) return lookUp(name);
    return value.replace(/\{(\w+)\}/g, (_braced, inner: string) => String(lookUp(inner)));
  }
  if (Array.isArray(value)) return value.map((member) => fill(member, lookUp));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, fill(member, lookUp)]));
}

export function examplePath(path: string, { params = {} }: ExampleRequest): string {
  return path.replace(/\{(\w+)\}/g, (braced, name: string) => params[name] ?? braced);
}

/** Writes an example's request as HTTP, without the headers that every client adds. */
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

/** Serialises the body of an example's request, and returns its content type. */
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

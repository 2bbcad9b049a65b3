/** The body of an answer, in the format of Pelcro's SDK. */
export type Answer<Data = Customer> = { data: Data; [key: string]: unknown };

export type Customer = { id?: number; email?: string; auth_token?: string; [key: string]: unknown };

/**
 * The error that a failed call passes to its callback. It has the members of an axios error that clients read.
 */
export type RestError = Error & {
  response?: { status: number; data: { errors?: unknown; error?: unknown; message?: string } };
};

export type Callback<Data = Customer> = (error: RestError | null, answer?: Answer<Data> | null) => void;

export type Service = {
  /** The address of the service, without a slash at the end. */
  url: string;
  siteId: string;
  language: string | null;
};

type Call = {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Relative to the SDK API. With a leading slash, relative to the service. */
  path: string;
  input?: Readonly<Record<string, unknown>> | undefined;
  token?: string | undefined;
  /** Whether the request is sent even if the customer leaves the page at once. */
  outlivesPage?: boolean;
};

/**
 * Calls the Pelcro API. Sends the site's id and the language in the query of a GET, otherwise in the body.
 * @throws RestError
 */
export async function call<Data>(
  service: Service,
  { method, path, input, token, outlivesPage = false }: Call,
): Promise<Answer<Data>> {
  const address = new URL(`${service.url}${path.startsWith('/') ? path : `/api/v1/sdk/${path}`}`);
  const given = {
    site_id: service.siteId,
    ...(service.language && { language: service.language }),
    ...input,
  };
  const request: RequestInit = {
    method,
    headers: { Accept: 'application/json' },
    referrerPolicy: 'no-referrer',
    keepalive: outlivesPage,
  };
  const headers = request.headers as Record<string, string>;
  if (token) headers.Authorization = `Bearer ${token}`;
  if (method === 'GET') {
    for (const [name, value] of Object.entries(given)) address.searchParams.set(name, String(value));
  } else {
    headers['Content-Type'] = 'application/json';
    request.body = JSON.stringify(given);
  }
  let response: Response;
  let body: Answer<Data> & { error?: { message?: string } };
  try {
    response = await fetch(address, request);
    body = await response.json();
  } catch {
    throw Object.assign(new Error('Network Error'), { request: {} });
  }
  if (response.ok) return body;
  const message = body.error?.message ?? `Request failed with status code ${response.status}`;
  throw Object.assign(new Error(message), { response: { status: response.status, data: body } });
}

/** Passes the result of a call to a callback, if there is one. */
export function settle<Data>(calling: Promise<Answer<Data>>, callback: Callback<Data> | undefined): void {
  calling.then(
    (answer) => callback?.(null, answer),
    (error: RestError) => callback?.(error, null),
  );
}

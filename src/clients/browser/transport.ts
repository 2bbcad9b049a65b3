import { type Factor, GatehouseError, type GatehouseErrorCode } from './errors.ts';

/** A document of a `gql/graphql.ts`, with the types of its answer and of its variables. */
export type Document<Data, Variables> = {
  toString(): string;
  __apiType?: (variables: Variables) => Data;
};

export type Connection = {
  /** The address of the service, without a slash at the end. */
  url: string;
  siteId: string;
  /** The language of messages, such as `fr`; null: the browser's. */
  language: string | null;
};

/** The credential of a request: an access token, the shared cookie of the site, or none. */
export type Credential = { token: string } | 'cookie' | null;

type Answer = {
  data?: unknown;
  errors?: { message: string; extensions?: Record<string, unknown> }[];
};

/** A request without an answer after this time fails with NETWORK. */
const TIMEOUT_MS = 20_000;

/**
 * Sends one operation of the GraphQL API.
 * @throws GatehouseError for every failure
 */
export async function send<Data, Variables>(
  { url, siteId, language }: Connection,
  document: Document<Data, Variables>,
  variables: Variables,
  credential: Credential,
): Promise<Data> {
  const headers: Record<string, string> = { 'Content-Type': 'application/json', 'X-Site-Id': siteId };
  if (language !== null) headers['Accept-Language'] = language;
  if (credential !== null && credential !== 'cookie') headers.Authorization = `Bearer ${credential.token}`;
  let response: Response;
  let answer: Answer;
  try {
    response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers,
      credentials: credential === 'cookie' ? 'include' : 'omit',
      referrerPolicy: 'no-referrer',
      // React Native has no `AbortSignal.timeout`, but its requests have a timeout of their own.
      signal: AbortSignal.timeout?.(TIMEOUT_MS),
      body: JSON.stringify({ query: String(document), variables }),
    });
    answer = (await response.json()) as Answer;
  } catch (cause) {
    const causes = `No network, or site ${siteId} does not allow the origin ${globalThis.location?.origin}.`;
    throw new GatehouseError('NETWORK', `No answer from ${url}: ${(cause as Error).message}. ${causes}`);
  }
  const [error] = answer.errors ?? [];
  if (error) throw errorOf(error.message, error.extensions ?? {});
  if (!answer.data) throw new GatehouseError('NETWORK', `${url} answered ${response.status} without data`);
  return answer.data as Data;
}

function errorOf(message: string, extensions: Record<string, unknown>): GatehouseError {
  const { code, fields, retryAfterSeconds, challenge, factors, enrolment, reportId } = extensions as {
    code?: GatehouseErrorCode;
    fields?: Record<string, string[]>;
    retryAfterSeconds?: number;
    challenge?: string;
    factors?: Factor[];
    enrolment?: ('totp' | 'passkey')[];
    reportId?: string;
  };
  return new GatehouseError(code ?? 'INTERNAL', message, {
    fields,
    retryAfterSeconds,
    reportId,
    secondFactor: challenge ? { challenge, factors: factors ?? [], enrolment: enrolment ?? [] } : undefined,
  });
}

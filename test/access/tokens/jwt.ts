import { CompactSign, decodeJwt, decodeProtectedHeader } from 'jose';
import { execute, request } from '../../support/client.ts';
import { Me, ValidateTokens } from '../../support/documents.ts';
import type { WholeVerdictFragment } from '../../support/gql/graphql.ts';
import type { TestServer } from '../../support/server.ts';

/** Decodes JWTs, forges JWTs, and tests whether the APIs accept them. */

export type Json = Record<string, unknown>;

/** Encodes a segment of a JWT: an object as JSON, text and bytes unchanged. */
export function segment(content: Json | string | Uint8Array): string {
  const plain = typeof content === 'string' || content instanceof Uint8Array;
  return Buffer.from(plain ? content : JSON.stringify(content)).toString('base64url');
}

export function parts(token: string): { header: Json; payload: Json; segments: [string, string, string] } {
  const [header = '', payload = '', signature = ''] = token.split('.');
  return {
    header: decodeProtectedHeader(token) as Json,
    payload: decodeJwt(token) as Json,
    segments: [header, payload, signature],
  };
}

/** Signs any content with the server's own key. */
export async function signByServer(
  server: TestServer,
  payload: Json | string,
  header: Json = {},
): Promise<string> {
  const { kid, key } = await server.gatehouse.signingKeys.forSigning();
  const text = typeof payload === 'string' ? payload : JSON.stringify(payload);
  return new CompactSign(new TextEncoder().encode(text))
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid, ...header })
    .sign(key, { crit: { b64: true, exp: true, 'x-unknown': true } });
}

/** Validates any number of tokens as the demo account's partner. */
export async function verdicts(
  server: TestServer,
  tokens: readonly string[],
): Promise<WholeVerdictFragment[]> {
  const all: WholeVerdictFragment[] = [];
  for (let start = 0; start < tokens.length; start += 100) {
    const variables = { tokens: tokens.slice(start, start + 100) };
    const data = await execute(server.url, ValidateTokens, variables, { basic: server.demo.partner });
    all.push(...data.validateTokens);
  }
  return all;
}

/** Whether a text is accepted as a bearer token. False for a text that cannot be sent in a header. */
export async function isAcceptedAsBearer(server: TestServer, token: string): Promise<boolean> {
  if (!/^[\x21-\x7e]+( [\x21-\x7e]+)*$/.test(token)) return false;
  const { data } = await request(server.url, Me, {}, { headers: { authorization: `Bearer ${token}` } });
  return Boolean(data?.me);
}

/** @returns the names of the forgeries that get a valid verdict or are accepted as a bearer token */
export async function accepted(
  server: TestServer,
  forgeries: ReadonlyMap<string, string>,
): Promise<string[]> {
  const names = [...forgeries.keys()];
  const answers = await verdicts(server, [...forgeries.values()]);
  const acceptedNames = new Set(names.filter((_name, index) => answers[index]?.valid !== false));
  for (const [name, token] of forgeries) if (await isAcceptedAsBearer(server, token)) acceptedNames.add(name);
  return [...acceptedNames];
}

/** The fields that are null in a negative verdict. */
export const NOTHING_SHOWN = {
  customerId: null,
  siteId: null,
  sessionId: null,
  issuedAt: null,
  expiresAt: null,
} as const;

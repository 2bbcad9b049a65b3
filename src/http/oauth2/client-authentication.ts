import type { FastifyRequest } from 'fastify';
import type { VerdictCaller } from '../../access/tokens/validate-tokens.ts';
import { sourceOf } from '../../lib/address.ts';
import { credentialsOf } from '../../lib/authorization.ts';
import { isClientId } from '../../openid/clients/client.ts';
import { IdentityError } from '../../platform/errors.ts';
import type { Runtime } from '../../platform/runtime.ts';
import {
  admitPartner,
  type ClientCredentials,
  type PartnerState,
  parseClientCredentials,
  wrongCredentials,
} from '../../tenancy/partners/partner.ts';

/**
 * Returns the caller of an OAuth endpoint: a partner by HTTP Basic (RFC 6749 §2.3.1, `client_secret_basic`).
 * @throws IdentityError UNAUTHENTICATED without credentials
 */
export function clientCaller({ headers, ip, outcome }: FastifyRequest): VerdictCaller {
  return {
    hasPartnerCredentials: true,
    clientCredentials: clientCredentialsOf(headers.authorization),
    bearerToken: null,
    source: sourceOf(ip),
    requestInfo: { outcome },
  };
}

/** Whether the caller is a client of the OpenID Provider, and not a partner. Its id is in HTTP Basic or in the form. */
export function isOpenidClient({ headers, body }: FastifyRequest): boolean {
  const credentials = credentialsOf('Basic', headers.authorization);
  const form = body instanceof URLSearchParams ? body : new URLSearchParams();
  const named =
    credentials === null
      ? (form.get('client_id') ?? '')
      : Buffer.from(withoutFormEncoding(credentials), 'base64').toString('utf8');
  return isClientId(named);
}

/**
 * Reads the calling partner from the database and verifies its credentials.
 * @param presented the credentials of the request
 * @throws IdentityError UNAUTHENTICATED for wrong credentials and for a disabled partner
 */
export async function authenticateClient(
  { verdictReads, clock }: Runtime,
  presented: ClientCredentials | null,
): Promise<PartnerState> {
  const partner =
    presented && admitPartner(await verdictReads.partner(presented.clientId), presented, clock());
  if (!partner) throw wrongCredentials();
  return partner;
}

/**
 * Reads the client credentials of a request.
 * @returns null for credentials that no partner can have
 * @throws IdentityError UNAUTHENTICATED without credentials
 */
export function clientCredentialsOf(authorization: string | undefined): ClientCredentials | null {
  const credentials = credentialsOf('Basic', authorization);
  if (credentials === null) {
    throw new IdentityError('UNAUTHENTICATED', { message: 'This needs client credentials by HTTP Basic.' });
  }
  return parseClientCredentials(withoutFormEncoding(credentials));
}

/**
 * Decodes credentials of OAuth clients that form-encode both parts before they join them. Some encode every `-` and
 * `_`. Our credentials never contain `%` or `+`, so this does not change those of other clients.
 */
function withoutFormEncoding(credentials: string): string {
  const decoded = Buffer.from(credentials, 'base64').toString('utf8');
  const colon = decoded.indexOf(':');
  if (colon < 0 || !/[%+]/.test(decoded)) return credentials;
  try {
    const plain = [decoded.slice(0, colon), decoded.slice(colon + 1)].map((part) =>
      decodeURIComponent(part.replaceAll('+', ' ')),
    );
    return Buffer.from(plain.join(':')).toString('base64');
  } catch {
    return credentials;
  }
}

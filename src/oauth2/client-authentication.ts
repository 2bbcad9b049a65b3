import type { FastifyRequest } from 'fastify';
import { IdentityError } from '../errors.ts';
import { sourceOf } from '../lib/address.ts';
import { credentialsOf } from '../lib/authorization.ts';
import type { Clock } from '../lib/clock.ts';
import { once } from '../lib/once.ts';
import { authenticatePartner } from '../partners/partner.ts';
import type { Asker } from '../tokens/ask-for-verdict.ts';
import type { PartnerState, VerdictReads } from '../tokens/verdict-reads.ts';

type Reading = { verdictReads: Pick<VerdictReads, 'partner'>; clock: Clock };

/** A caller who is a partner, or nobody. */
export type ClientAsker = Omit<Asker, 'partner'> & { partner(): Promise<PartnerState> };

/** Whoever sends a request to an endpoint of OAuth's, as somebody who asks for a verdict. */
export function clientAsker(reading: Reading, request: FastifyRequest): ClientAsker {
  return {
    hasPartnerCredentials: true,
    partner: once(() => authenticateClient(reading, request)),
    bearerToken: null,
    source: sourceOf(request.ip),
    facts: { outcome: request.outcome },
  };
}

/**
 * The partner that asks, by HTTP Basic (RFC 6749 §2.3.1, `client_secret_basic`), read fresh.
 * @throws IdentityError UNAUTHENTICATED for nobody, for wrong credentials and for a disabled partner
 */
export async function authenticateClient(
  { verdictReads, clock }: Reading,
  { headers }: FastifyRequest,
): Promise<PartnerState> {
  const credentials = credentialsOf('Basic', headers.authorization);
  if (credentials === null) {
    throw new IdentityError('UNAUTHENTICATED', { message: 'This needs client credentials by HTTP Basic.' });
  }
  const partner = await authenticatePartner(verdictReads.partner, withoutFormEncoding(credentials), clock());
  if (!partner) throw new IdentityError('UNAUTHENTICATED', { message: 'Wrong client credentials.' });
  return partner;
}

/**
 * OAuth's clients form-encode both parts before they are joined, some of them every `-` and `_`. Ours never
 * hold `%` or `+`, so undoing it changes nothing for those who do not.
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

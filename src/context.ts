import type { Actor } from './audit/audit.ts';
import { type ActingCollaborator, hasRole, identifyCollaborator } from './collaborators/session.ts';
import type { CollaboratorRole, Customer } from './database/client/client.ts';
import { IdentityError } from './errors.ts';
import { sourceOf } from './lib/address.ts';
import { credentialsOf } from './lib/authorization.ts';
import { once } from './lib/once.ts';
import type { RequestFacts } from './lib/request-facts.ts';
import { type ClientCredentials, parseClientCredentials } from './partners/client-credentials.ts';
import type { Runtime } from './runtime.ts';
import { findSite, type SiteOfAccount } from './sites/site.ts';
import { examine, judge, type TokenVerdict } from './tokens/verdict.ts';

/** A customer whose token is good, the session that it speaks for, and the site that she is on. */
export type Bearer = { customer: Customer; sessionId: string; site: SiteOfAccount };

/** Everything a resolver may ask of a request. Each question is answered when first asked, and once. */
export type Context = {
  runtime: Runtime;
  facts: RequestFacts;
  /** The client's address as limits count it. */
  source: string;
  userAgent: string | null;
  /** The token of an `Authorization: Bearer` header, good or not. */
  bearerToken: string | null;
  /** @throws IdentityError VALIDATION_FAILED on `siteId` */
  site(): Promise<SiteOfAccount>;
  /** @throws IdentityError UNAUTHENTICATED, TOKEN_EXPIRED, TOKEN_REVOKED, VALIDATION_FAILED on `siteId` */
  bearer(): Promise<Bearer>;
  /** As `bearer`, but null for nobody and for a token that is no good: for what must not fail on it. */
  bearerIfGood(): Promise<Bearer | null>;
  /** The session of the bearer token, where a password change ended it; otherwise null. */
  replacedSession(): Promise<{ customerId: number; sessionId: string } | null>;
  /** The bearer is judged anew when next asked for: a mutation may have ended the session. */
  forgetBearer(): void;
  /**
   * The collaborator whose token this is, if the role allows what is asked.
   * @throws IdentityError UNAUTHENTICATED, FORBIDDEN
   */
  collaborator(needed: CollaboratorRole): Promise<ActingCollaborator>;
  /** The same as the audit log names it. */
  actor(): Promise<Actor>;
  hasPartnerCredentials: boolean;
  /** Whether the document is one of this server, as the legacy APIs run them, and not a client's. */
  isOwnDocument: boolean;
  /** What was presented by HTTP Basic; null for nothing, and for what no partner can have. */
  clientCredentials: ClientCredentials | null;
};

/** Nothing is read from the database until a resolver asks: public operations ignore the Authorization header. */
export function createContext(runtime: Runtime, facts: RequestFacts, isOwnDocument = false): Context {
  const bearerToken = credentialsOf('Bearer', facts.authorization);
  const basicCredentials = bearerToken === null ? credentialsOf('Basic', facts.authorization) : null;
  const site = once(() => findSite(runtime.prisma, facts.site));
  const identify = () => once(() => identifyBearer(runtime, bearerToken, facts.site ? site : null));
  let bearer = identify();
  const identifyActing = () =>
    once(async () => {
      const found =
        bearerToken === null
          ? null
          : await identifyCollaborator(runtime.prisma, bearerToken, runtime.clock());
      if (!found) throw new IdentityError('UNAUTHENTICATED');
      return found;
    });
  let acting = identifyActing();
  const source = sourceOf(facts.address);
  return {
    runtime,
    facts,
    source,
    userAgent: facts.userAgent,
    bearerToken,
    site,
    bearer: () => bearer(),
    bearerIfGood: () =>
      bearer().catch((error) => {
        if (error instanceof IdentityError && error.code !== 'UNAVAILABLE') return null;
        throw error;
      }),
    replacedSession: () => identifyReplaced(runtime, bearerToken, facts.site ? site : null),
    forgetBearer() {
      bearer = identify();
      acting = identifyActing();
    },
    async collaborator(needed) {
      const found = await acting();
      if (!hasRole(found.collaborator, needed)) throw new IdentityError('FORBIDDEN');
      return found;
    },
    async actor() {
      const { collaborator } = await acting();
      return {
        kind: 'COLLABORATOR',
        id: String(collaborator.id),
        source,
        requestId: facts.requestId,
      };
    },
    isOwnDocument,
    hasPartnerCredentials: basicCredentials !== null,
    clientCredentials: basicCredentials === null ? null : parseClientCredentials(basicCredentials),
  };
}

async function identifyBearer(
  runtime: Runtime,
  token: string | null,
  namedSite: (() => Promise<SiteOfAccount>) | null,
): Promise<Bearer> {
  if (token === null) throw new IdentityError('UNAUTHENTICATED');
  // A token is good on every site of its account, and on no other.
  const named = namedSite ? await namedSite() : null;
  const verdict = judge(await examine(runtime, token, runtime.clock()), named?.accountId ?? null);
  if (!verdict.valid) throw refusalOf(verdict);
  const { customerId, sessionId, siteId } = verdict.claims;
  const [customer, site] = await Promise.all([
    runtime.prisma.customer.findUnique({ where: { id: customerId } }),
    named ?? findSite(runtime.prisma, { id: siteId }),
  ]);
  if (!customer) throw new IdentityError('UNAUTHENTICATED', { reason: 'UNKNOWN' });
  return { customer, sessionId, site };
}

async function identifyReplaced(
  runtime: Runtime,
  token: string | null,
  namedSite: (() => Promise<SiteOfAccount>) | null,
): Promise<{ customerId: number; sessionId: string } | null> {
  if (token === null) return null;
  const named = namedSite ? await namedSite() : null;
  const finding = await examine(runtime, token, runtime.clock());
  const { claims } = finding.inspection;
  return claims && judge(finding, named?.accountId ?? null).reason === 'PASSWORD_CHANGED' ? claims : null;
}

function refusalOf({ reason }: TokenVerdict & { valid: false }): IdentityError {
  switch (reason) {
    case 'EXPIRED':
      return new IdentityError('TOKEN_EXPIRED', { reason });
    case 'REVOKED':
    case 'SUPERSEDED':
    case 'PASSWORD_CHANGED':
    case 'CUSTOMER_DISABLED':
      return new IdentityError('TOKEN_REVOKED', { reason });
    default:
      return new IdentityError('UNAUTHENTICATED', { reason, message: 'The token is not valid.' });
  }
}

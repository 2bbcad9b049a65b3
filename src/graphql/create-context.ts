import { evaluate, type TokenVerdict, verifyToken } from '../access/tokens/verdict.ts';
import { requireRecentLogin } from '../administration/collaborators/reauthenticate.ts';
import { hasRole, identifyCollaborator } from '../administration/collaborators/session.ts';
import { sourceOf } from '../lib/address.ts';
import { credentialsOf } from '../lib/authorization.ts';
import { once } from '../lib/once.ts';
import type { Actor, Bearer } from '../platform/acting.ts';
import { IdentityError } from '../platform/errors.ts';
import { message } from '../platform/messages/message.ts';
import type { RequestInfo } from '../platform/request-info.ts';
import type { Runtime } from '../platform/runtime.ts';
import type { Context } from '../schema-core/context.ts';
import { parseClientCredentials } from '../tenancy/partners/partner.ts';
import { findSite, type SiteOfAccount } from '../tenancy/sites/site.ts';

/**
 * Creates the context of a request. Reads the database only when a resolver needs it. Public operations do not need a
 * valid Authorization header.
 */
export function createContext(runtime: Runtime, requestInfo: RequestInfo, isOwnDocument = false): Context {
  const source = sourceOf(requestInfo.address);
  const bearerToken = credentialsOf('Bearer', requestInfo.authorization);
  const basicCredentials = bearerToken === null ? credentialsOf('Basic', requestInfo.authorization) : null;
  const site = once(() => findSite(runtime.prisma, requestInfo.site));
  const identify = () =>
    once(async () => {
      const found = await identifyBearer(runtime, bearerToken, requestInfo.site ? site : null);
      return { ...found, source, userAgent: requestInfo.userAgent, requestId: requestInfo.requestId };
    });
  let bearer = identify();
  const identifyActing = () =>
    once(async () => {
      const found = bearerToken === null ? null : await identifyCollaborator(runtime, bearerToken);
      if (!found) {
        if (requestInfo.isConsole) requestInfo.outcome.consoleSession = 'ended';
        throw new IdentityError('UNAUTHENTICATED');
      }
      const { id, accountId } = found.collaborator;
      const { requestId } = requestInfo;
      const actor: Actor = { kind: 'COLLABORATOR', id: String(id), source, requestId };
      return { ...found, accountId, actor };
    });
  let acting = identifyActing();
  return {
    runtime,
    requestInfo,
    source,
    userAgent: requestInfo.userAgent,
    bearerToken,
    site,
    bearer: () => bearer(),
    bearerIfGood: () =>
      bearer().catch((error) => {
        if (error instanceof IdentityError && error.code !== 'UNAVAILABLE') return null;
        throw error;
      }),
    replacedSession: () => identifyReplaced(runtime, bearerToken, requestInfo.site ? site : null),
    forgetBearer() {
      bearer = identify();
      acting = identifyActing();
    },
    acting: async (role) => {
      const found = await acting();
      if (!hasRole(found.collaborator, role)) throw new IdentityError('FORBIDDEN');
      return found;
    },
    requireRecentLogin: async (password) =>
      requireRecentLogin(runtime, await acting(), { password: password ?? null }),
    isOwnDocument,
    hasPartnerCredentials: basicCredentials !== null,
    clientCredentials: basicCredentials === null ? null : parseClientCredentials(basicCredentials),
  };
}

async function identifyBearer(
  runtime: Runtime,
  token: string | null,
  namedSite: (() => Promise<SiteOfAccount>) | null,
): Promise<Pick<Bearer, 'customer' | 'sessionId' | 'site'>> {
  if (token === null) throw new IdentityError('UNAUTHENTICATED');
  // A token is valid on every site of its account, and on no other.
  const named = namedSite ? await namedSite() : null;
  const verdict = evaluate(await verifyToken(runtime, token, runtime.clock()), named?.accountId ?? null);
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
  const state = await verifyToken(runtime, token, runtime.clock());
  const { claims } = state.inspection;
  return claims && evaluate(state, named?.accountId ?? null).reason === 'PASSWORD_CHANGED' ? claims : null;
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
      return new IdentityError('UNAUTHENTICATED', { reason, message: message('tokenInvalid') });
  }
}

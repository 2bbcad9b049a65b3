import { errors } from 'jose';
import { endSessionsAtOnce } from '../../access/sessions/end-session.ts';
import { verifyIdentityToken } from '../../access/tokens/identity-token.ts';
import { hashesEqual } from '../../lib/credential.ts';
import { derivedHmac } from '../../lib/derived-keys.ts';
import { isUuid } from '../../lib/uuid.ts';
import type { OpenidClient } from '../../platform/database/client/client.ts';
import { IdentityError } from '../../platform/errors.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { findClient } from '../clients/client.ts';
import { removeGrantsOfSession } from '../clients/grants.ts';
import { sessionOfSid, sidFor } from './pairwise.ts';
import { findRecord, removeRecord } from './records.ts';

/** A logout at the request of a client: its parameters (OpenID Connect RP-Initiated Logout §2), and a cookie. */
export type LogoutRequest = {
  idTokenHint: string | null;
  clientId: string | null;
  postLogoutRedirectUri: string | null;
  state: string | null;
  /** The value that the page sends back when the customer confirms. */
  confirmation: string | null;
  /** The cookie of the browser's session. */
  cookie: string | null;
};

export type LogoutResult =
  | { asks: true; confirmation: string; clientId: string | null }
  | {
      asks: false;
      /** The addresses to load in frames (OpenID Connect Front-Channel Logout §3). */
      frames: string[];
      /** Where the browser continues. */
      returnTo: string | null;
      /** Whether the cookie must be cleared, because the browser has no open session any more. */
      forgetsBrowser: boolean;
    };

/**
 * Logs the customer out of the session of a browser, and so of every client of the session. Without an ID token, the
 * customer is asked. A valid ID token of the session replaces the question, because only its client and the customer
 * have it. The exception is an ID token of a third party in another browser than that of the session: it ends only the
 * grants of the third party in the session.
 * @throws IdentityError BAD_REQUEST for a hint that is not valid, for an unknown client, and for an address that the
 *   client has not registered
 */
export async function logOutOfClients(runtime: Runtime, request: LogoutRequest): Promise<LogoutResult> {
  const { client, hinted } = await readHint(runtime, request);
  const returnTo = returnAddress(client, request);
  const { cookie } = request;
  const current =
    cookie === null ? null : ((await findRecord(runtime, 'Session', cookie))?.payload.uid ?? null);
  const isElsewhere = client?.party === 'THIRD_PARTY' && hinted !== current;
  if (isElsewhere && hinted !== null) await removeGrantsOfSession(runtime.prisma, client, hinted);
  const counting = isElsewhere ? null : hinted;
  if (counting === null && current === null)
    return { asks: false, frames: [], returnTo, forgetsBrowser: true };
  if (counting === null && !isConfirmed(runtime, request)) {
    const confirmation = confirmationOf(runtime, cookie ?? '').toString('base64url');
    return { asks: true, confirmation, clientId: client?.clientId ?? null };
  }
  const ids = await ofOneCustomer(runtime, counting ?? current, current);
  const isOfBrowser = current !== null && ids.includes(current);
  // The frames reveal the other clients of the session, and their `sid`. Only the browser of the session gets them.
  const frames = isOfBrowser ? await frontChannelFrames(runtime, ids) : [];
  const now = runtime.clock();
  for (const id of ids) await endSessionsAtOnce(runtime, { id }, 'LOGOUT', now);
  if (cookie !== null && isOfBrowser) await removeRecord(runtime, 'Session', cookie);
  return { asks: false, frames, returnTo, forgetsBrowser: isOfBrowser || current === null };
}

async function readHint(
  runtime: Runtime,
  { idTokenHint, clientId }: LogoutRequest,
): Promise<{ client: OpenidClient | null; hinted: string | null }> {
  if (idTokenHint === null)
    return { client: clientId === null ? null : await requireClient(runtime, clientId), hinted: null };
  const claims = await verifyIdentityToken(runtime, idTokenHint, clientId).catch((error: unknown) => {
    if (error instanceof errors.JOSEError || error instanceof TypeError)
      throw new IdentityError('BAD_REQUEST', {
        message: 'The id_token_hint is not an ID token for the client.',
      });
    throw error;
  });
  const { sid } = claims;
  const client = await requireClient(runtime, claims.aud);
  return {
    client,
    hinted: typeof sid === 'string' && isUuid(sid) ? sessionOfSid(runtime, client, sid) : null,
  };
}

async function requireClient({ prisma }: Runtime, clientId: string): Promise<OpenidClient> {
  const client = await findClient(prisma, clientId);
  if (!client) throw new IdentityError('BAD_REQUEST', { message: 'The client is unknown.' });
  return client;
}

/**
 * Returns the requested address, with the `state`. Null without such an address, and without a client.
 * @throws IdentityError BAD_REQUEST for an address that the client has not registered
 */
function returnAddress(
  client: OpenidClient | null,
  { postLogoutRedirectUri: wished, state }: LogoutRequest,
): string | null {
  if (wished === null || client === null) return null;
  if (!client.postLogoutRedirectUris.includes(wished))
    throw new IdentityError('BAD_REQUEST', {
      message: 'The post_logout_redirect_uri is not registered for the client.',
    });
  if (state === null) return wished;
  const address = new URL(wished);
  address.searchParams.append('state', state);
  return address.href;
}

function confirmationOf({ derivedKeys }: Runtime, cookie: string): Buffer {
  return derivedHmac(derivedKeys, 'openid-logout').update(cookie).digest();
}

function isConfirmed(runtime: Runtime, { confirmation, cookie }: LogoutRequest): boolean {
  if (confirmation === null || cookie === null) return false;
  return hashesEqual(Buffer.from(confirmation, 'base64url'), confirmationOf(runtime, cookie));
}

/** The session of the hint, and the session of the browser if both belong to the same customer. */
async function ofOneCustomer(
  { prisma }: Runtime,
  hinted: string | null,
  current: string | null,
): Promise<string[]> {
  const ids = [hinted, current].filter((id) => id !== null);
  const sessions = await prisma.session.findMany({
    where: { id: { in: ids } },
    select: { id: true, customerId: true },
  });
  const customerId = sessions.find(({ id }) => id === hinted)?.customerId;
  return sessions.filter((session) => session.customerId === customerId).map(({ id }) => id);
}

type Frame = Pick<OpenidClient, 'sectorIdentifier'> & { uri: string; sessionId: string };

async function frontChannelFrames(runtime: Runtime, sessionIds: readonly string[]): Promise<string[]> {
  const rows = await runtime.prisma.$queryRaw<Frame[]>`
    SELECT DISTINCT frontchannel_logout_uri AS uri, session_id::text AS "sessionId",
      sector_identifier AS "sectorIdentifier"
    FROM openid_record JOIN openid_client ON openid_client.client_id = openid_record.client_id
    WHERE session_id = ANY(${[...sessionIds]}::uuid[]) AND kind = 'Grant' AND frontchannel_logout_uri IS NOT NULL
      AND openid_client.disabled_at IS NULL ORDER BY 1, 2`;
  return rows.map(({ uri, sessionId, ...client }) => {
    const address = new URL(uri);
    address.searchParams.set('iss', runtime.issuer);
    address.searchParams.set('sid', sidFor(runtime, client, sessionId));
    return address.href;
  });
}

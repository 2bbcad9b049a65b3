import { toUnixSeconds } from '../../lib/clock.ts';
import { randomSecret } from '../../lib/credential.ts';
import type { Bearer } from '../../platform/acting.ts';
import type { OpenidClient } from '../../platform/database/client/client.ts';
import { IdentityError } from '../../platform/errors.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { findClient } from '../clients/client.ts';
import { recordConsent } from '../clients/consent.ts';
import { scopesIn } from '../clients/scopes.ts';
import { authenticationOf } from './authentication.ts';
import { sidFor } from './pairwise.ts';
import {
  type FoundRecord,
  findRecordByName,
  type Payload,
  replaceRecord,
  storeRecord,
  takeName,
} from './records.ts';

/** A device that waits for a customer (RFC 8628). */
export type OpenidDeviceRequest = { client: OpenidClient; scopes: string[] };

const MAX_CODE_LENGTH = 40;

/**
 * Finds the device that shows a code.
 * @param userCode as the customer has typed it: case, spaces and hyphens do not matter (RFC 8628 §6.1)
 * @throws IdentityError NOT_FOUND for an unknown, used or expired code
 */
export async function readDeviceRequest(runtime: Runtime, userCode: string): Promise<OpenidDeviceRequest> {
  const { client, scopes } = await requireWaiting(runtime, userCode);
  return { client, scopes };
}

/**
 * Logs a device in as the customer. Its tokens end with the customer's session.
 * @throws IdentityError NOT_FOUND, also for a client of another account; TOKEN_REVOKED if the session has ended
 */
export async function acceptDevice(
  runtime: Runtime,
  bearer: Bearer,
  userCode: string,
): Promise<OpenidDeviceRequest> {
  const { prisma, clock } = runtime;
  const { client, scopes, found } = await requireWaiting(runtime, userCode, bearer);
  const { customer, sessionId } = bearer;
  const session = await prisma.session.findUniqueOrThrow({ where: { id: sessionId } });
  const now = clock();
  const waiting = await takeCode(runtime, found);
  if (client.party === 'THIRD_PARTY')
    await recordConsent(prisma, { customerId: customer.id, clientId: client.id }, scopes, now);
  const accountId = String(customer.id);
  const scope = scopes.join(' ');
  const grantId = randomSecret();
  const lifetimeSeconds = Math.max(1, toUnixSeconds(session.expiresAt) - toUnixSeconds(now));
  // The form in which oidc-provider stores a grant.
  const grant = {
    kind: 'Grant',
    iat: toUnixSeconds(now),
    exp: toUnixSeconds(session.expiresAt),
    accountId,
    clientId: client.clientId,
    openid: { scope },
    sessionUid: sessionId,
  };
  const { at, acr, amr } = authenticationOf(session);
  const answer = {
    accountId,
    grantId,
    scope,
    acr,
    ...(amr ? { amr } : {}),
    ...(at ? { authTime: toUnixSeconds(at) } : {}),
    sessionUid: sessionId,
    sid: sidFor(runtime, client, sessionId),
  };
  const isStored =
    (await storeRecord(runtime, 'Grant', grantId, grant, lifetimeSeconds)) &&
    (await replaceRecord(runtime, 'DeviceCode', found, { ...waiting, ...answer }));
  if (!isStored) throw new IdentityError('TOKEN_REVOKED');
  return { client, scopes };
}

/** Declines the login of a device, which gets `access_denied`. @throws IdentityError NOT_FOUND */
export async function declineDevice(
  runtime: Runtime,
  bearer: Bearer,
  userCode: string,
): Promise<OpenidDeviceRequest> {
  const { client, scopes, found } = await requireWaiting(runtime, userCode, bearer);
  const error = { error: 'access_denied', errorDescription: 'The customer has declined.' };
  const waiting = await takeCode(runtime, found);
  await replaceRecord(runtime, 'DeviceCode', found, { ...waiting, ...error });
  return { client, scopes };
}

/**
 * Uses up the code of a device in one atomic statement, so that only one customer can answer it.
 * @returns the payload of the waiting device, without the code
 * @throws IdentityError NOT_FOUND if another answer came first
 */
async function takeCode(runtime: Runtime, found: FoundRecord): Promise<Payload> {
  if (!(await takeName(runtime, found))) throw new IdentityError('NOT_FOUND');
  const { userCode: _typed, ...waiting } = found.payload;
  return waiting;
}

async function requireWaiting(
  runtime: Runtime,
  userCode: string,
  bearer?: Bearer,
): Promise<OpenidDeviceRequest & { found: FoundRecord }> {
  const code = userCode.length > MAX_CODE_LENGTH ? '' : userCode.replace(/[\s-]/g, '').toUpperCase();
  const found = await findRecordByName(runtime, 'DeviceCode', code);
  const { clientId, accountId, error, params = {} } = found?.payload ?? {};
  const client = clientId === undefined ? null : await findClient(runtime.prisma, clientId);
  const isOfOther = bearer !== undefined && bearer.customer.accountId !== client?.accountId;
  if (!found || !client || accountId !== undefined || error !== undefined || isOfOther)
    throw new IdentityError('NOT_FOUND');
  return { client, found, scopes: scopesIn(params.scope) };
}

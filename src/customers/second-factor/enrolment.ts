import { z } from 'zod';
import { MAX_ID } from '../../lib/ids.ts';
import type { Authenticator } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { IdentityError, invalidField, requireValid } from '../../platform/errors.ts';
import { optionalText, text } from '../../platform/input.ts';
import { message } from '../../platform/messages/message.ts';
import { withdrawOneTimeTokens } from '../../platform/one-time-tokens/one-time-token.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { recordAudit } from '../../tenancy/audit/audit.ts';
import { presentedPassword } from '../passwords/policy.ts';
import { invalidChallenge, markEnrolled } from './challenge.ts';
import type { FactorOwner } from './factor-owner.ts';
import { lockOwner, type Owner } from './owner.ts';
import { passkeyCreationOptions, registerPasskey } from './passkey.ts';
import { readProof, reserveFactorAttempt, useFactor } from './proof.ts';
import { replaceRecoveryCodes } from './recovery-codes.ts';
import { hasFactor } from './require-second-factor.ts';
import { confirmTotp, createTotp, type TotpEnrolment } from './totp.ts';

/** The proofs of the owner in addition to the token: a FactorProofInput and a password, not yet validated. */
export type PresentedProofs = { proof?: unknown; password?: unknown; rpId?: string | null | undefined };

/** A new factor. The first factor comes with recovery codes, which are shown only once. */
export type Enrolled = { authenticator: Authenticator; recoveryCodes: string[] | null };

const MAX_AUTHENTICATORS = 10;

const name = optionalText('name', 100);
const confirmation = z.object({ password: presentedPassword('password').nullish() });
const totpConfirmation = z.object({ id: z.coerce.number().catch(0), code: text('code', 32), name });
const passkeyConfirmation = z.object({ credential: z.unknown(), name });

/**
 * Starts the setup of an authenticator app.
 * @param shown `proof` is required from an owner with a factor; `password` before the first factor, unless the login is
 *   recent or `factorOwner` has a challenge
 * @throws IdentityError FORBIDDEN if the policy of the account is OFF; VALIDATION_FAILED, ACCOUNT_LOCKED; the errors of
 *   `reauthenticate` and `reauthenticateCollaborator`
 */
export async function beginTotp(
  runtime: Runtime,
  factorOwner: FactorOwner,
  shown: PresentedProofs,
): Promise<TotpEnrolment> {
  const { owner, label, party } = factorOwner;
  return authorized(runtime, factorOwner, shown, (tx, now) =>
    createTotp(tx, runtime.derivedKeys, owner, { issuer: party.name, label }, now),
  );
}

/**
 * Activates an authenticator app with its first code.
 * @param input a ConfirmTotpInput, not yet validated
 * @throws IdentityError VALIDATION_FAILED (on `code` for a wrong code); FORBIDDEN
 */
export async function activateTotp(
  runtime: Runtime,
  factorOwner: FactorOwner,
  input: unknown,
): Promise<Enrolled> {
  const { id, code, name = null } = requireValid(totpConfirmation, input);
  return enrol(runtime, factorOwner, async (tx, now) => {
    const presented = { id: Number.isInteger(id) && id > 0 && id <= MAX_ID ? id : 0, code, name };
    const confirmed = await confirmTotp(tx, runtime.derivedKeys, factorOwner.owner, presented, now);
    if (!confirmed) throw invalidField('code', message('codeWrong'));
    return confirmed;
  });
}

/** Starts the setup of a passkey. @returns the options for `navigator.credentials.create` */
export async function beginPasskeyRegistration(
  runtime: Runtime,
  factorOwner: FactorOwner,
  shown: PresentedProofs,
) {
  return authorized(runtime, factorOwner, shown, (tx, now) =>
    passkeyCreationOptions(tx, factorOwner.owner, factorOwner, { rpId: shown.rpId ?? null }, now),
  );
}

/**
 * Activates a passkey with the answer of the device.
 * @param input a ConfirmPasskeyInput, not yet validated
 * @throws IdentityError VALIDATION_FAILED (on `credential` for a refused answer); FORBIDDEN
 */
export async function activatePasskey(
  runtime: Runtime,
  factorOwner: FactorOwner,
  input: unknown,
): Promise<Enrolled> {
  const { credential, name = null } = requireValid(passkeyConfirmation, input);
  return enrol(runtime, factorOwner, async (tx, now) => {
    const passkey = await registerPasskey(tx, factorOwner.owner, factorOwner, { credential, name }, now);
    if (!passkey) throw invalidField('credential', message('passkeyRefused'));
    return passkey;
  });
}

/**
 * Runs work in a transaction, after the owner has shown more than a token, because a stolen token must not be enough to
 * add a factor. An owner with a factor shows a factor. An owner without one shows the challenge of a login, the
 * password or a recent login.
 */
async function authorized<T>(
  runtime: Runtime,
  factorOwner: FactorOwner,
  shown: PresentedProofs,
  work: (tx: Db, now: Date) => Promise<T>,
): Promise<T> {
  const { prisma, clock } = runtime;
  requireEnabled(factorOwner);
  const { owner, challenge, session } = factorOwner;
  if (!challenge && (await hasFactor(prisma, owner))) {
    const proof = readProof(shown.proof ?? {});
    await using attempt = await reserveFactorAttempt(runtime, owner);
    const result = await prisma.$transaction(async (tx) => {
      const now = clock();
      await lockOwner(tx, owner);
      await session?.requireOpen(tx);
      await useFactor(tx, runtime, { owner, ceremony: factorOwner, attempt }, proof, now);
      return work(tx, now);
    });
    await attempt.settle(true);
    return result;
  }
  if (session) {
    const { password = null } = requireValid(confirmation, shown);
    await session.reauthenticate(runtime, password);
  }
  return prisma.$transaction(async (tx) => {
    const now = clock();
    await lockOwner(tx, owner);
    await session?.requireOpen(tx);
    // A factor may have been set up meanwhile.
    await requireNoFactor(tx, factorOwner);
    return work(tx, now);
  });
}

/** Activates a factor. Deletes the other unconfirmed factors: their setup may have started without a proof. */
async function enrol(
  runtime: Runtime,
  factorOwner: FactorOwner,
  confirm: (tx: Db, now: Date) => Promise<Authenticator>,
): Promise<Enrolled> {
  requireEnabled(factorOwner);
  const { owner, challenge, session, accountId, actor, sendNotice } = factorOwner;
  return runtime.prisma.$transaction(async (tx) => {
    const now = runtime.clock();
    await lockOwner(tx, owner);
    await session?.requireOpen(tx);
    const first = !(await hasFactor(tx, owner));
    if (challenge) await requireNoFactor(tx, factorOwner);
    await requireRoom(tx, owner);
    const authenticator = await confirm(tx, now);
    await tx.authenticator.deleteMany({ where: { ...owner, confirmedAt: null } });
    await withdrawOneTimeTokens(tx, owner, ['PASSKEY_CEREMONY'], now);
    if (challenge) await markEnrolled(tx, challenge);
    await session?.noteFactorShown(tx);
    const target = { kind: 'authenticator', id: authenticator.id };
    // The name is left out: the owner typed it, so it may be personal data, and audit entries are kept longer than such
    // data.
    const after = { kind: authenticator.kind };
    await recordAudit(tx, actor, { accountId, action: 'authenticator.added', target, after }, now);
    await sendNotice(tx, runtime, 'authenticatorAdded', now);
    return { authenticator, recoveryCodes: first ? await replaceRecoveryCodes(tx, owner, now) : null };
  });
}

function requireEnabled({ policy }: FactorOwner): void {
  if (policy === 'OFF') throw new IdentityError('FORBIDDEN', { message: message('factorOff') });
}

async function requireNoFactor(tx: Db, { owner, challenge }: FactorOwner): Promise<void> {
  if (!(await hasFactor(tx, owner))) return;
  throw challenge ? invalidChallenge() : invalidField('proof', message('SECOND_FACTOR_REQUIRED'));
}

async function requireRoom(tx: Db, owner: Owner): Promise<void> {
  const count = await tx.authenticator.count({
    where: { ...owner, confirmedAt: { not: null }, kind: { not: 'RECOVERY_CODE' } },
  });
  if (count >= MAX_AUTHENTICATORS) {
    throw invalidField('name', message('tooManyAuthenticators', { max: MAX_AUTHENTICATORS }));
  }
}

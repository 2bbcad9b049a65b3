import { z } from 'zod';
import { optionalText, text } from '../../lib/input.ts';
import { MAX_ID } from '../../lib/wire-limits.ts';
import type { Actor } from '../../platform/acting.ts';
import type { Authenticator } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { IdentityError, invalidField, requireValid } from '../../platform/errors.ts';
import { withdrawOneTimeTokens } from '../../platform/one-time-tokens/one-time-token.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { recordAudit } from '../../tenancy/audit/audit.ts';
import { presentedPassword } from '../passwords/policy.ts';
import { type Challenge, invalidChallenge, markEnrolled } from './challenge.ts';
import { lockOwner, type Owner } from './owner.ts';
import { type Ceremony, passkeyCreationOptions, registerPasskey } from './passkey.ts';
import { readProof, reserveFactorAttempt, useFactor } from './proof.ts';
import { replaceRecoveryCodes } from './recovery-codes.ts';
import { hasFactor } from './require-second-factor.ts';
import { confirmTotp, createTotp, type TotpEnrolment } from './totp.ts';

/** Somebody who sets up a factor of her own: with her token, or with the challenge of a login that needs one. */
export type Enroller = Ceremony & {
  owner: Owner;
  accountId: number;
  /** What her app calls her: the email. */
  label: string;
  /** Whether factors can be had at all, and whether the last one may go. */
  policy: 'OFF' | 'OPTIONAL' | 'REQUIRED';
  challenge: Challenge | null;
  /** Somebody with a token, who has to show more than it. */
  claim: Claim | null;
  /** Tells her by mail what has become of her factors. */
  tell(tx: Db, runtime: Runtime, what: FactorChange, now: Date): Promise<void>;
  actor: Actor;
};

/** What a token claims, and what it takes to believe it. */
export type Claim = {
  /** Lets on only whose token it is: by her password, or because she has just logged in. @throws IdentityError */
  confirm(runtime: Runtime, password: string | null): Promise<void>;
  /** Asked with her row held. @throws IdentityError when its session has ended meanwhile */
  requireOpen(tx: Db): Promise<void>;
  /** Notes that a factor was shown in its session: the first one, by setting it up. */
  noteShown(tx: Db): Promise<void>;
};

export type FactorChange = 'authenticatorAdded' | 'authenticatorRemoved' | 'recoveryCodesRenewed';

/** What shows more than a token: a FactorProofInput and a password, not yet validated. */
export type Shown = { proof?: unknown; password?: unknown; rpId?: string | null | undefined };

/** A factor that counts from now on; with the first one come the recovery codes, which are shown this once. */
export type Enrolled = { authenticator: Authenticator; recoveryCodes: string[] | null };

const MAX_AUTHENTICATORS = 10;

const name = optionalText('name', 100);
const confirmation = z.object({ password: presentedPassword('password').nullish() });
const totpConfirmation = z.object({ id: z.coerce.number().catch(0), code: text('code', 32), name });
const passkeyConfirmation = z.object({ credential: z.unknown(), name });

/**
 * Begins with an authenticator app.
 * @param shown `proof`: needed where she has a factor already; `password`: before the first one, unless she has
 *   just logged in
 * @throws IdentityError FORBIDDEN where the site has no second factor; VALIDATION_FAILED, ACCOUNT_LOCKED;
 *   what `confirmOwner` and `confirmCollaborator` throw
 */
export async function beginTotp(runtime: Runtime, enroller: Enroller, shown: Shown): Promise<TotpEnrolment> {
  const { owner, label, party } = enroller;
  return authorized(runtime, enroller, shown, (tx, now) =>
    createTotp(tx, runtime.derivedKeys, owner, { issuer: party.name, label }, now),
  );
}

/**
 * Ends with its first code.
 * @param input a ConfirmTotpInput, not yet validated
 * @throws IdentityError VALIDATION_FAILED on `code`; FORBIDDEN
 */
export async function confirmOwnTotp(
  runtime: Runtime,
  enroller: Enroller,
  input: unknown,
): Promise<Enrolled> {
  const { id, code, name = null } = requireValid(totpConfirmation, input);
  return enrol(runtime, enroller, async (tx, now) => {
    const begun = { id: Number.isInteger(id) && id > 0 && id <= MAX_ID ? id : 0, code, name };
    const confirmed = await confirmTotp(tx, runtime.derivedKeys, enroller.owner, begun, now);
    if (!confirmed) throw invalidField('code', 'The code is not valid.');
    return confirmed;
  });
}

/** Begins with a passkey. @returns the options for `navigator.credentials.create` */
export async function beginPasskey(runtime: Runtime, enroller: Enroller, shown: Shown) {
  return authorized(runtime, enroller, shown, (tx, now) =>
    passkeyCreationOptions(tx, enroller.owner, enroller, { rpId: shown.rpId ?? null }, now),
  );
}

/**
 * Ends with what the device answered.
 * @param input a ConfirmPasskeyInput, not yet validated
 * @throws IdentityError VALIDATION_FAILED on `credential`; FORBIDDEN
 */
export async function confirmPasskey(
  runtime: Runtime,
  enroller: Enroller,
  input: unknown,
): Promise<Enrolled> {
  const { credential, name = null } = requireValid(passkeyConfirmation, input);
  return enrol(runtime, enroller, async (tx, now) => {
    const passkey = await registerPasskey(tx, enroller.owner, enroller, { credential, name }, now);
    if (!passkey) throw invalidField('credential', 'The passkey was not accepted.');
    return passkey;
  });
}

/**
 * Runs work in a transaction, after the owner has shown more than a token: an existing factor, else the password or a
 * recent login. A stolen token must not be enough to add a factor.
 */
async function authorized<T>(
  runtime: Runtime,
  enroller: Enroller,
  shown: Shown,
  work: (tx: Db, now: Date) => Promise<T>,
): Promise<T> {
  const { prisma, clock } = runtime;
  requireEnabled(enroller);
  const { owner, challenge, claim } = enroller;
  if (!challenge && (await hasFactor(prisma, owner))) {
    const proof = readProof(shown.proof ?? {});
    await using attempt = await reserveFactorAttempt(prisma, clock, owner);
    const result = await prisma.$transaction(async (tx) => {
      const now = clock();
      await lockOwner(tx, owner);
      await claim?.requireOpen(tx);
      await useFactor(tx, runtime, { owner, ceremony: enroller, attempt }, proof, now);
      return work(tx, now);
    });
    await attempt.settle(true);
    return result;
  }
  if (claim) {
    const { password = null } = requireValid(confirmation, shown);
    await claim.confirm(runtime, password);
  }
  return prisma.$transaction(async (tx) => {
    const now = clock();
    await lockOwner(tx, owner);
    await claim?.requireOpen(tx);
    // A factor may have been set up meanwhile.
    await requireNoFactor(tx, enroller);
    return work(tx, now);
  });
}

/** Lets a factor count. What was begun beside it is dropped: it was allowed when there was no factor to ask for. */
async function enrol(
  runtime: Runtime,
  enroller: Enroller,
  confirm: (tx: Db, now: Date) => Promise<Authenticator>,
): Promise<Enrolled> {
  const { prisma } = runtime;
  requireEnabled(enroller);
  const { owner, challenge, claim, accountId, actor, tell } = enroller;
  return prisma.$transaction(async (tx) => {
    const now = runtime.clock();
    await lockOwner(tx, owner);
    await claim?.requireOpen(tx);
    const first = !(await hasFactor(tx, owner));
    if (challenge) await requireNoFactor(tx, enroller);
    await requireRoom(tx, owner);
    const authenticator = await confirm(tx, now);
    await tx.authenticator.deleteMany({ where: { ...owner, confirmedAt: null } });
    await withdrawOneTimeTokens(tx, owner, ['PASSKEY_CEREMONY'], now);
    if (challenge) await markEnrolled(tx, challenge);
    await claim?.noteShown(tx);
    const target = { kind: 'authenticator', id: authenticator.id };
    // Not its name, which is what somebody typed: the log outlives her.
    const after = { kind: authenticator.kind };
    await recordAudit(tx, actor, { accountId, action: 'authenticator.added', target, after }, now);
    await tell(tx, runtime, 'authenticatorAdded', now);
    return { authenticator, recoveryCodes: first ? await replaceRecoveryCodes(tx, owner, now) : null };
  });
}

function requireEnabled({ policy }: Enroller): void {
  if (policy === 'OFF') throw new IdentityError('FORBIDDEN', { message: 'This site has no second factor.' });
}

async function requireNoFactor(tx: Db, { owner, challenge }: Enroller): Promise<void> {
  if (!(await hasFactor(tx, owner))) return;
  throw challenge ? invalidChallenge() : invalidField('proof', 'A second factor is required.');
}

async function requireRoom(tx: Db, owner: Owner): Promise<void> {
  const count = await tx.authenticator.count({
    where: { ...owner, confirmedAt: { not: null }, kind: { not: 'RECOVERY_CODE' } },
  });
  if (count >= MAX_AUTHENTICATORS) {
    throw invalidField('name', `There may be no more than ${MAX_AUTHENTICATORS} authenticators.`);
  }
}

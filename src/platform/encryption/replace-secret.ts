import type { Database, Db } from '../database/database.ts';
import type { CommandRuntime } from '../runtime.ts';
import { findSealedOtherwise, isEmpty, resealAll } from './reseal.ts';
import { WrongKeyEncryptionSecretError } from './wrong-secret.ts';

type Runtime = CommandRuntime & { database: Database };

/** @param since when the replaced secret was first used: it has no other name that may be shown */
type OnReplaced = (tx: Db, since: Date) => Promise<void>;

/**
 * Seals everything with the current secret. When nothing is sealed with another one any more, the previous one is
 * replaced: it does not open the database again.
 * @param onReplaced called in the transaction that replaces the previous one
 * @throws WrongKeyEncryptionSecretError with KEY_ENCRYPTION_SECRET_NEXT
 */
export async function replaceSecret(runtime: Runtime, onReplaced: OnReplaced) {
  refuseNext(runtime);
  const done = await resealAll(runtime);
  if (isEmpty(done.left)) await runtime.database.exclusively(() => closePrevious(runtime, onReplaced));
  return { ...done, previousMayBeRemoved: await isReplaced(runtime, done.left) };
}

/**
 * Reports what is not sealed with the current secret, and changes nothing.
 * @throws WrongKeyEncryptionSecretError with KEY_ENCRYPTION_SECRET_NEXT
 */
export async function checkSecret(runtime: Runtime) {
  refuseNext(runtime);
  const found = await findSealedOtherwise(runtime);
  return { ...found, previousMayBeRemoved: await isReplaced(runtime, found.left) };
}

/** With the settings of the first step the old secret is the current one, and the new one would be replaced. */
function refuseNext({ settings }: Runtime): void {
  if (settings.nextKeyEncryptionSecret === null) return;
  throw new WrongKeyEncryptionSecretError(
    'KEY_ENCRYPTION_SECRET_NEXT: this command cannot have it. Set the new secret as KEY_ENCRYPTION_SECRET, and the old one as KEY_ENCRYPTION_SECRET_PREVIOUS.',
  );
}

async function isReplaced({ prisma, derivedKeys }: Runtime, left: Record<string, number>): Promise<boolean> {
  const others = await prisma.encryptionSecret.count({
    where: { id: { not: derivedKeys.currentId }, replacedAt: null },
  });
  return others === 0 && isEmpty(left);
}

/** Only the secret that this process has: a server may have begun the next rotation meanwhile. */
async function closePrevious({ prisma, derivedKeys, clock }: Runtime, onReplaced: OnReplaced): Promise<void> {
  await prisma.$transaction(async (tx) => {
    const closed = await tx.encryptionSecret.updateManyAndReturn({
      where: { id: { in: derivedKeys.otherIds }, replacedAt: null },
      data: { replacedAt: clock(), wrappedRoot: null },
    });
    for (const { createdAt } of closed) await onReplaced(tx, createdAt);
  });
}

import type { Database, Db } from '../database/database.ts';
import type { CommandRuntime } from '../runtime.ts';
import { findSealedOtherwise, isEmpty, resealAll } from './reseal.ts';
import { WrongKeyEncryptionSecretError } from './wrong-secret.ts';

type Runtime = CommandRuntime & { database: Database };

/** @param since when the replaced secret was first used. It identifies the secret without showing it */
type OnReplaced = (tx: Db, since: Date) => Promise<void>;

/**
 * Seals all values with the current secret. When no value is sealed with the previous secret any more, marks that one
 * as replaced: it cannot open the database again.
 * @param onReplaced called in the transaction that marks the previous secret as replaced
 * @throws WrongKeyEncryptionSecretError if KEY_ENCRYPTION_SECRET_NEXT is set
 */
export async function replaceSecret(runtime: Runtime, onReplaced: OnReplaced) {
  refuseNext(runtime);
  const done = await resealAll(runtime);
  if (isEmpty(done.left)) await runtime.database.exclusively(() => closePrevious(runtime, onReplaced));
  // Counted again, because a server may have stored a value that is sealed with the previous secret since.
  return { ...done, ...(await checkSecret(runtime)) };
}

/**
 * Counts the values that are not sealed with the current secret. Changes nothing.
 * @throws WrongKeyEncryptionSecretError if KEY_ENCRYPTION_SECRET_NEXT is set
 */
export async function checkSecret(runtime: Runtime) {
  refuseNext(runtime);
  const found = await findSealedOtherwise(runtime);
  return { ...found, previousMayBeRemoved: await isReplaced(runtime, found.left) };
}

/**
 * In the first step of a rotation, KEY_ENCRYPTION_SECRET is still the old secret, and KEY_ENCRYPTION_SECRET_NEXT is the
 * new one. This command would then mark the new secret as replaced.
 */
function refuseNext({ settings }: Runtime): void {
  if (settings.nextKeyEncryptionSecret === null) return;
  throw new WrongKeyEncryptionSecretError(
    'KEY_ENCRYPTION_SECRET_NEXT: must not be set for this command. Set the new secret as KEY_ENCRYPTION_SECRET, and the old one as KEY_ENCRYPTION_SECRET_PREVIOUS.',
  );
}

async function isReplaced({ prisma, derivedKeys }: Runtime, left: Record<string, number>): Promise<boolean> {
  const others = await prisma.encryptionSecret.count({
    where: { id: { not: derivedKeys.currentId }, replacedAt: null },
  });
  return others === 0 && isEmpty(left);
}

/** Marks only the previous secret of this process, because a server may have begun the next rotation meanwhile. */
async function closePrevious({ prisma, derivedKeys, clock }: Runtime, onReplaced: OnReplaced): Promise<void> {
  await prisma.$transaction(async (tx) => {
    const closed = await tx.encryptionSecret.updateManyAndReturn({
      where: { id: { in: derivedKeys.otherIds }, replacedAt: null },
      data: { replacedAt: clock(), wrappedRoot: null },
    });
    for (const { createdAt } of closed) await onReplaced(tx, createdAt);
  });
}

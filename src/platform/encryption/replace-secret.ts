import type { Database } from '../database/database.ts';
import type { CommandRuntime } from '../runtime.ts';
import { findSealedOtherwise, isEmpty, resealAll } from './reseal.ts';

type Runtime = CommandRuntime & { database: Database };

/**
 * Seals everything with the current secret. When nothing is sealed with another one any more, the others are replaced:
 * they do not open the database again.
 */
export async function replaceSecret(runtime: Runtime) {
  const done = await resealAll(runtime);
  if (isEmpty(done.left)) await runtime.database.exclusively(() => closeOthers(runtime));
  return { ...done, previousMayBeRemoved: await isReplaced(runtime, done.left) };
}

/** Reports what is not sealed with the current secret, and changes nothing. */
export async function checkSecret(runtime: Runtime) {
  const found = await findSealedOtherwise(runtime);
  return { ...found, previousMayBeRemoved: await isReplaced(runtime, found.left) };
}

async function isReplaced({ prisma, derivedKeys }: Runtime, left: Record<string, number>): Promise<boolean> {
  const others = await prisma.encryptionSecret.count({
    where: { id: { not: derivedKeys.currentId }, replacedAt: null },
  });
  return others === 0 && isEmpty(left);
}

async function closeOthers({ prisma, derivedKeys, clock }: Runtime): Promise<void> {
  await prisma.encryptionSecret.updateMany({
    where: { id: { not: derivedKeys.currentId }, replacedAt: null },
    data: { replacedAt: clock(), wrappedRoot: null },
  });
}

import type { CommandRuntime } from '../../platform/runtime.ts';

/** Held while the sequence of ids is moved. The number has no meaning. */
const SEQUENCE_LOCK = 72_707_370;
/** Registrations draw ids while the sequence is moved. */
const ID_RESERVE = 1_000;

/**
 * Moves the sequence of ids beyond those of the file before any is stored: a registration would get one of them. Never
 * back: `nextval` may be ahead.
 */
export async function moveIdSequence({ prisma }: CommandRuntime, maxId: number): Promise<void> {
  if (maxId === 0) return;
  await prisma.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${SEQUENCE_LOCK})`;
    await tx.$executeRaw`
      SELECT CASE WHEN nextval(pg_get_serial_sequence('customer', 'id')) <= ${maxId}
        THEN setval(pg_get_serial_sequence('customer', 'id'), ${maxId + ID_RESERVE}) END`;
  });
}

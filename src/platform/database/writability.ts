import type { PrismaClient } from './client/client.ts';

/** Finds out whether the database accepts writes, for load balancers. */
export type Writability = {
  noteError(state: string): void;
  /** @throws when the database does not answer, or its disk is full */
  takesWrites(prisma: PrismaClient): Promise<boolean>;
};

/** SQLSTATEs of a full or failing disk. */
const DISK_STATES = /^(53100|58...)$/;

/** Allocates 128 kB of disk space and frees it. */
const TAKE_SPACE = `
  DO $$ BEGIN
    CREATE TEMPORARY TABLE gatehouse_space ON COMMIT DROP AS
      SELECT repeat('x', 1000) FROM generate_series(1, 128);
  END $$`;

/**
 * Tracks whether the database accepts writes. A read-only server says so when asked. A full or failing disk shows only
 * in the error of a write. After such an error, each check tries to allocate space, until that succeeds.
 */
export function watchWritability(): Writability {
  let isDiskInDoubt = false;
  return {
    noteError(state) {
      if (DISK_STATES.test(state)) isDiskInDoubt = true;
    },
    async takesWrites(prisma) {
      const [row] = await prisma.$queryRaw<{ readOnly: boolean }[]>`
        SELECT current_setting('transaction_read_only') = 'on' AS "readOnly"`;
      if (row?.readOnly !== false) return false;
      if (!isDiskInDoubt) return true;
      await prisma.$executeRawUnsafe(TAKE_SPACE);
      isDiskInDoubt = false;
      return true;
    },
  };
}

/** Records the SQLSTATE of an error. Returns the result, or throws the error again. */
export async function noteErrors<T>(running: Promise<T>, noteError: Writability['noteError']): Promise<T> {
  try {
    return await running;
  } catch (error) {
    const { code } = error as { code?: unknown };
    if (typeof code === 'string') noteError(code);
    throw error;
  }
}

import { PGlite } from '@electric-sql/pglite';
import { PrismaPGlite } from 'pglite-prisma-adapter';

/** An empty database for the schema engine to replay a history on; it is gone with the process. */
export function throwAwayDatabase(): PrismaPGlite {
  return new PrismaPGlite(new PGlite());
}

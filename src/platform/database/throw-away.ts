import { PGlite } from '@electric-sql/pglite';
import { PrismaPGlite } from 'pglite-prisma-adapter';

/** An empty in-memory database, on which the schema engine replays the migrations. */
export function throwAwayDatabase(): PrismaPGlite {
  return new PrismaPGlite(new PGlite());
}

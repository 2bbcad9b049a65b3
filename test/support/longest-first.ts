import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What takes longest, much of it in waiting: begun last, one of these would keep a single worker busy at the end. */
const LONGEST = [
  'webhooks/crash',
  'running/shutdown',
  'guarantees/crash',
  'http/pages/customer-pages-in-browser',
  'sessions/session-limit',
  'running/start-waits',
  'revocations/stream',
  'running/command-line',
  'guarantees/crash-postgres',
  'jobs/trouble',
  'running/key-rotation',
  'partners/administration',
  'support/support',
  'webhooks/failures',
  'running/folder-lock',
  'graphql/naughty-strings',
  'rest/naughty-strings',
  'docs/examples',
  'guarantees/mail-requests',
  'guarantees/admin-naughty-strings',
  'architecture/migrations',
  'running/start-together',
  'guarantees/outage',
].map((name) => `/test/${name}.test.ts`);

/** The longest files first, then the others as Vitest has them. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((one, other) => placeOf(one) - placeOf(other));
  }
}

function placeOf({ moduleId }: TestSpecification): number {
  const place = LONGEST.findIndex((name) => moduleId.endsWith(name));
  return place < 0 ? LONGEST.length : place;
}

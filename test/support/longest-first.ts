import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The longest files, which mostly wait. If they started last, one worker would be busy alone at the end. */
const LONGEST = [
  'running/shutdown',
  'guarantees/disk-full',
  'guarantees/crash',
  'delivery/webhooks/crash',
  'http/pages/customer-pages-in-browser',
  'running/start-waits',
  'access/revocations/stream',
  'running/command-line',
  'platform/database/upgrades',
  'guarantees/crash-postgres',
  'guarantees/admin-naughty-strings',
  'platform/database/embedded-engine',
  'platform/jobs/trouble',
  'running/settings',
  'running/first-start',
  'support/support',
  'architecture/migrations',
  'running/start-together',
  'running/folder-lock',
  'access/sessions/session-limit',
  'docs/examples',
  'platform/database/connections',
  'docs/readme',
  'tenancy/partners/manage-partners',
  'customers/identity-providers/redirect-in-browser',
  'customers/customer/email-domains',
  'running/key-rotation',
  'guarantees/revocation-race',
  'guarantees/outage',
  'guarantees/outage-states',
  'rest/throttling',
  'graphql/naughty-strings',
  'guarantees/mail-requests',
  'rest/naughty-strings',
  'delivery/webhooks/endpoints',
].map((name) => join(dirname(fileURLToPath(import.meta.url)), '..', `${name}.test.ts`));

/** Sorts the longest files first, then the others in Vitest's order. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const gone = LONGEST.filter((file) => !existsSync(file));
    if (gone.length > 0)
      console.warn(`test/support/longest-first.ts names files that are gone: ${gone.join(', ')}`);
    return (await super.sort(files)).toSorted((one, other) => placeOf(one) - placeOf(other));
  }
}

function placeOf({ moduleId }: TestSpecification): number {
  const place = LONGEST.indexOf(moduleId);
  return place < 0 ? LONGEST.length : place;
}

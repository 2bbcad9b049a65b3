import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { fullCounts } from './counts.ts';

/** The files that take minutes at full counts, longest first. */
const LONG_IN_FULL = [
  'guarantees/revocation-race',
  'graphql/naughty-strings',
  'guarantees/admin-naughty-strings',
  'guarantees/admin-naughty-strings-other-half.full',
  'soak/soak.full',
  'running/high-availability/patroni.full',
  'running/compose-stack.full',
  'guarantees/crash-postgres.full',
  'guarantees/crash',
  'graphql/fuzz',
  'guarantees/refresh-race',
  'administration/imports/import-customers',
  'delivery/webhooks/crash.full',
  'access/revocations/gaps',
  'guarantees/disk-full',
  'guarantees/adoption-race',
  'guarantees/moving-in.full',
  'guarantees/lockout-race',
  'guarantees/lockout-keys',
  'guarantees/outage-states',
  'running/image.full',
  'running/workers.full',
  'platform/database/point-in-time.full',
];

/**
 * The slowest files of the quick run, slowest first, and two of the full run (`.full`). They mostly wait for processes,
 * browsers and timers.
 */
const LONG_IN_QUICK = [
  'access/revocations/stream',
  'customers/passwords/foreign-hash',
  'platform/database/upgrades',
  'platform/jobs/trouble',
  'administration/imports/import-customers',
  'guarantees/two-processes',
  'running/shutdown',
  'ui/demo/demo-in-browser',
  'running/folder-lock',
  'running/start-waits',
  'ui/views/log-in-views-in-browser',
  'guarantees/stolen-token',
  'docs/readme',
  'running/command-line',
  'ui/console/overview-in-browser',
  'platform/database/connections',
  'access/sessions/session-limit',
  'enterprise/saml-login',
  'guarantees/admin-matrix',
  'support/support',
  'clients/browser/session-in-browser',
  'ui/elements/log-in-in-browser',
  'clients/partner/attacks',
  'guarantees/mail-requests',
  'ui/views/forms-in-browser',
  'access/tokens/manage-signing-keys',
  'guarantees/crash',
  'tenancy/partners/manage-partners',
  'ui/views/account-views-in-browser',
  'http/pages/customer-pages-in-browser',
  'ui/elements/languages-in-browser',
  'customers/old-systems/failures',
  'ui/console/connected-apps-in-browser',
  'delivery/webhooks/endpoints',
  'running/moving-commands',
  'ui/hosted/hosted-pages-in-browser',
  'guarantees/outage',
  'ui/elements/opening-in-browser',
  'clients/pelcro/ui-in-browser',
  'clients/browser/redirect',
  'openid/provider/attacks',
  'ui/console/frame-in-browser',
  'docs/examples',
  'ui/console/site-parts-in-browser',
  'platform/database/embedded-engine',
  'running/key-rotation',
  'administration/exports/round-trip',
  'ui/elements/link-account-in-browser',
  'guarantees/admin-naughty-strings',
  'running/start-together',
  'clients/partner/offline',
  'running/workers',
  'delivery/webhooks/failures',
  'ui/console/imports-in-browser',
  'access/revocations/gaps',
  'ui/console/customers-in-browser',
  'platform/database/pooler',
  'running/production',
  'running/settings',
  'ui/hosted/bot-protection-in-browser',
  'ui/console/moving-in-in-browser',
  'customers/customer/email-domains',
  'customers/old-systems/ask',
  'ui/console/customer-views-in-browser',
  'rest/throttling',
  'clients/browser/tabs',
  'guarantees/mail-bounds',
  'ui/console/operations-in-browser.full',
  'ui/console/companies-in-browser.full',
];

const names = new Set(fullCounts ? [...LONG_IN_FULL, ...LONG_IN_QUICK] : LONG_IN_QUICK);
const LONG = [...names].map((name) => join(dirname(fileURLToPath(import.meta.url)), '..', `${name}.test.ts`));

/**
 * Spreads the long files evenly among the others, the longest first. If the long files ran one after the other, the
 * processors would be idle at the start, and the other files would compete for the processors at the end.
 */
export class SpreadLongFiles extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const gone = LONG.filter((file) => !existsSync(file));
    if (gone.length > 0)
      console.warn(`test/support/spread-long-files.ts names files that are gone: ${gone.join(', ')}`);
    const sorted = await super.sort(files);
    const long = sorted.filter(isLong).toSorted((one, other) => placeOf(one) - placeOf(other));
    const others = sorted.filter((file) => !isLong(file));
    const places = [
      ...long.map((file, index) => ({ file, at: index / long.length })),
      ...others.map((file, index) => ({ file, at: (index + 0.5) / others.length })),
    ];
    return places.toSorted((one, other) => one.at - other.at).map(({ file }) => file);
  }
}

function isLong(file: TestSpecification): boolean {
  return placeOf(file) >= 0;
}

function placeOf({ moduleId }: TestSpecification): number {
  return LONG.indexOf(moduleId);
}

import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The longest files, longest first. They mostly wait, for processes, browsers and time. */
const LONG = [
  'ui/demo/demo-in-browser',
  'running/command-line',
  'ui/console/getting-in-in-browser',
  'ui/console/overview-in-browser',
  'running/shutdown',
  'ui/views/log-in-views-in-browser',
  'guarantees/disk-full',
  'ui/console/operations-in-browser',
  'ui/console/site-parts-in-browser',
  'docs/readme',
  'ui/console/customers-in-browser',
  'ui/views/account-views-in-browser',
  'running/start-waits',
  'ui/console/sites-in-browser',
  'http/pages/customer-pages-in-browser',
  'ui/elements/languages-in-browser',
  'ui/views/forms-in-browser',
  'ui/console/frame-in-browser',
  'ui/console/customer-views-in-browser',
  'access/revocations/stream',
  'platform/database/upgrades',
  'guarantees/crash',
  'support/support',
  'running/start-together',
  'guarantees/stolen-token',
  'access/sessions/session-limit',
  'running/folder-lock',
  'customers/customer/email-domains',
  'platform/database/connections',
  'guarantees/mail-bounds',
  'guarantees/outage-states',
  'ui/hosted/hosted-pages-in-browser',
  'guarantees/two-processes',
  'running/first-start',
  'ui/elements/log-in-in-browser',
  'ui/elements/opening-in-browser',
  'ui/elements/link-account-in-browser',
  'platform/jobs/trouble',
  'clients/browser/factors',
  'tenancy/partners/manage-partners',
  'clients/browser/session-in-browser',
  'ui/elements/profile-in-browser',
  'clients/browser/tabs',
  'clients/browser/account',
  'ui/console/mailed-links-in-browser',
  'clients/browser/redirect',
  'clients/pelcro/calls-in-browser',
  'running/settings',
  'running/image.full',
  'running/key-rotation',
  'access/tokens/automatic-rotation',
  'clients/pelcro/surface-in-browser',
  'clients/pelcro/ui-in-browser',
  'delivery/webhooks/failures',
  'delivery/webhooks/crash.full',
  'guarantees/crash-postgres.full',
  'delivery/mail/fair-queue',
  'guarantees/outage',
  'clients/browser/mails',
  'customers/identity-providers/redirect-in-browser',
].map((name) => join(dirname(fileURLToPath(import.meta.url)), '..', `${name}.test.ts`));

/**
 * Spreads the long files evenly among the others, the longest first. One after the other they would leave the processors
 * idle at the start, and the others would compete for them at the end.
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

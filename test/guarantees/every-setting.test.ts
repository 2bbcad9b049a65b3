import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isInputObjectType } from 'graphql';
import { expect, test } from 'vitest';
import { schema } from '../../src/graphql/schema.ts';

/** The title of a test in `effects*.test.ts` begins with the settings that it covers: `tokenLifetimeDays: …`. */
const folder = join(dirname(fileURLToPath(import.meta.url)), '..');
const shown = readdirSync(folder, { encoding: 'utf8', recursive: true })
  .filter((file) => /(^|\/)effects[\w-]*\.test\.ts$/.test(file))
  .flatMap((file) => [...readFileSync(join(folder, file), 'utf8').matchAll(/^ *test\('([^:']+):/gm)])
  .flatMap(([, settings = '']) => settings.split(/, | and /));

test.each([
  'SiteSettingsInput',
  'UpdateAccountInput',
  'IdentityProviderInput',
  'BotProtectionInput',
  'DisqusKeysInput',
  'CreatePartnerInput',
  'CreateWebhookEndpointInput',
  'UpdateWebhookEndpointInput',
])('every setting in %s has a test of its effect', (name) => {
  const input = schema.getType(name);
  const fields = isInputObjectType(input) ? Object.keys(input.getFields()) : [];
  // `ifUpdatedAt` is not a setting. `conflicts.test.ts` tests it.
  const settings = fields.filter((field) => field !== 'ifUpdatedAt');
  expect(settings).not.toEqual([]);
  expect(settings.filter((setting) => !shown.includes(setting))).toEqual([]);
});

import { expect, test } from 'vitest';
import { z } from 'zod';
import { fieldsIn } from '../../src/platform/errors.ts';
import { validate } from '../../src/platform/input.ts';
import { LANGUAGES } from '../../src/platform/messages/language.ts';
import { readSources, withoutComments } from '../architecture/imports.ts';

test('a rule without a message has the generic message of zod, in every language', () => {
  const validated = validate(z.object({ count: z.int(), names: z.array(z.string()).min(2) }), {
    count: 'many',
    names: [],
  });
  const texts = LANGUAGES.map((language) => (validated.ok ? {} : fieldsIn(validated.fields, language)));
  expect(texts[0]).toEqual({
    count: ['Invalid input: expected number, received string'],
    names: ['Too small: expected array to have >=2 items'],
  });
  for (const field of ['count', 'names']) {
    expect(new Set(texts.map((each) => each[field]?.[0])).size).toBe(LANGUAGES.length);
  }
});

test('the texts that customers read are messages with translations', () => {
  const text = /['"`][A-Z][^'"`]* [^'"`]*\./.source;
  const said = new RegExp(
    [
      `invalidField\\([^,()]+,\\s*${text}`,
      `\\b(?:message|error): ${text}`,
      `\\.(?:refine|min|max|regex)\\([^;]*?,\\s*${text}`,
    ].join('|'),
  );
  // The pattern has to find the texts for collaborators in manage-plans.ts. If it finds none, it is out of date.
  const all = readSources().filter(({ text: source }) => said.test(withoutComments(source)));
  expect(all.map(({ path }) => path)).toContain('tenancy/plans/manage-plans.ts');
  const forCustomers = all.filter(({ path }) =>
    /^(customers|access\/sessions|tenancy\/bot-protection|platform\/limits)\//.test(path),
  );
  expect(forCustomers.map(({ path }) => path).toSorted()).toEqual([
    // Only collaborators read the texts of these files.
    'access/sessions/end-many-sessions.ts',
    'customers/identity-providers/provider-settings.ts',
    'customers/old-systems/settings.ts',
    'customers/passwords/hash-secrets.ts',
    // Browsers do not show the text of this file.
    'customers/second-factor/related-origins.ts',
  ]);
});

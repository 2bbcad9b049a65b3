import type { builder } from '../../schema-core/builder.ts';
import { mapProfileFields } from './profile-fields.ts';

type InputFields = Parameters<Parameters<typeof builder.inputType>[1]['fields']>[0];

/** The profile fields and the language in a GraphQL input, all of them optional. */
export function profileInputs(t: InputFields) {
  return {
    ...mapProfileFields((_name, { description }) =>
      t.string(description === undefined ? {} : { description }),
    ),
    language: t.string({
      description: 'en, fr, it, ko, es or de. Any other language is replaced by the site’s default language.',
    }),
  };
}

import type { Field, Input } from '../dialect/field.ts';

/** What a customer may say about themselves, when registering and later. */
export const profileFields = {
  username: { type: 'text' },
  first_name: { type: 'text' },
  last_name: { type: 'text' },
  display_name: { type: 'text' },
  phone: { type: 'phone' },
  language: { type: 'text' },
  metadata: { type: 'object' },
  organization: { type: 'text' },
  salutation: { type: 'text' },
  title: { type: 'text' },
  old_provider_id: { type: 'text' },
} as const satisfies Record<string, Field>;

/** The same in the schema's words. */
export function profileInput(input: Input<typeof profileFields>) {
  return {
    username: input.username,
    firstName: input.first_name,
    lastName: input.last_name,
    displayName: input.display_name,
    phone: input.phone,
    language: input.language,
    metadata: input.metadata,
    organization: input.organization,
    salutation: input.salutation,
    title: input.title,
    oldProviderId: input.old_provider_id,
  };
}

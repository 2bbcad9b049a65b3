import type { Site } from '../../clients/browser/gatehouse.ts';
import type { Field } from './form.ts';
import { fill } from './localization.ts';
import type { Texts } from './texts/en.ts';

/**
 * The field of a new password, with the rules of the site. If the rules are not known, only the service checks the
 * password.
 */
export function newPasswordField(
  name: 'password' | 'newPassword',
  label: string,
  site: Site | null,
  texts: Texts,
): Field {
  const field = { name, label, type: 'password', autocomplete: 'new-password' } as const;
  if (!site) return field;
  const { passwordPolicy, minPasswordLength: minLength } = site;
  const hint =
    passwordPolicy === 'STRONG' ? texts.passwordHintStrong : fill(texts.passwordHint, { count: minLength });
  return { ...field, hint, minLength };
}

import { z } from 'zod';
import { emailKey, usernameKey } from '../../platform/identifiers.ts';
import { email, language, metadata } from '../../platform/input.ts';
import { isLanguage } from '../../platform/messages/language.ts';
import { mapProfileFields } from './profile-fields.ts';

const fields = {
  email: email(),
  ...mapProfileFields((_name, { rule }) => rule),
  language: language(),
  metadata: metadata(),
};

export const newProfile = z.object(fields);
export const profileChanges = z.object({ ...fields, email: fields.email.optional() });

/**
 * Converts a validated profile to columns. Absent fields stay absent, so that an update does not change them.
 * `metadata` is left out: the caller merges it.
 */
export function profileColumns(profile: z.output<typeof profileChanges>, fallbackLanguage: string) {
  const { metadata: _, email, username, language, ...plain } = profile;
  return {
    ...plain,
    ...(email === undefined ? {} : { email, emailKey: emailKey(email) }),
    ...(username === undefined
      ? {}
      : { username, usernameKey: username === null ? null : usernameKey(username) }),
    ...(language === undefined ? {} : { language: supportedLanguage(language, fallbackLanguage) }),
  };
}

/** Replaces null and an unknown language by the site's default. */
function supportedLanguage(language: string | null, fallback: string): string {
  return isLanguage(language) ? language : fallback;
}

/**
 * Applies a JSON Merge Patch (RFC 7396): members of the patch replace those of the target, null removes a member,
 * objects are merged member by member.
 */
export function mergePatch(target: unknown, patch: unknown): unknown {
  if (patch === null || typeof patch !== 'object' || Array.isArray(patch)) return patch;
  const base = target !== null && typeof target === 'object' && !Array.isArray(target) ? target : {};
  const merged = new Map<string, unknown>(Object.entries(base));
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) merged.delete(key);
    else merged.set(key, mergePatch(merged.get(key), value));
  }
  return Object.fromEntries(merged);
}

import { z } from 'zod';
import { isDomain } from '../lib/domain.ts';
import { isJson, isStorable, isStorableJson, jsonDepth, mayFit } from '../lib/stored-values.ts';

/** Building blocks of input rules. The messages are those that legacy clients compare. */

/** The languages of mails, pages and country names; the Pelcro API has the same. */
export const LANGUAGES: readonly string[] = ['en', 'fr', 'ko', 'it', 'es', 'de'];

const MAX_METADATA_BYTES = 16_384;
const MAX_METADATA_DEPTH = 8;
const TOO_LARGE_METADATA = `The metadata may not be larger than ${MAX_METADATA_BYTES / 1024} KiB.`;

/** The problems of an input, by field. */
export type Validated<T> = { ok: true; value: T } | { ok: false; fields: Record<string, string[]> };

/** Validates an input and collects all problems. */
export function validate<Shape extends z.ZodType>(shape: Shape, input: unknown): Validated<z.output<Shape>> {
  const parsed = shape.safeParse(input);
  if (parsed.success) return { ok: true, value: parsed.data };
  const fields: Record<string, string[]> = {};
  for (const issue of parsed.error.issues) {
    const field = String(issue.path[0] ?? 'input');
    const messages = fields[field] ?? [];
    fields[field] = messages.includes(issue.message) ? messages : [...messages, issue.message];
  }
  return { ok: false, fields };
}

/** Text that the database can store, up to `max` characters. Messages call it `name`. */
export function text(name: string, max: number) {
  return (
    z
      .string({
        error: (issue) =>
          issue.input == null ? `The ${name} field is required.` : `The ${name} must be a string.`,
      })
      // Do not run further checks on a text that is too long.
      .max(max, { error: `The ${name} may not be greater than ${max} characters.`, abort: true })
      .refine(isStorable, `The ${name} contains characters that are not allowed.`)
  );
}

/** A whole number within bounds. */
export function whole(name: string, min: number, max: number) {
  const message = `The ${name} must be a whole number from ${min} to ${max}.`;
  return z.int({ error: message }).min(min, message).max(max, message);
}

/** Optional text: absent means unchanged; null and empty mean no value. */
export function optionalText(name: string, max: number) {
  return text(name, max)
    .transform((value) => value.trim() || null)
    .nullish();
}

/** As browsers check `<input type=email>`, and beyond ASCII. */
const EMAIL = /^[^\s\p{C}"<>(),:;@\\[\]]{1,64}@([^@]{1,253})$/u;

function isEmail(value: string): boolean {
  return isDomain(EMAIL.exec(value)?.[1] ?? '');
}

export function email() {
  return text('email', 254)
    .transform((value) => value.trim())
    .refine((value) => value !== '', { error: 'The email field is required.', abort: true })
    .refine(isEmail, 'The email must be a valid email address.');
}

/** A name for use in paths and host names. */
export function slug(name: string) {
  return text(name, 63).refine(
    (value) => /^[a-z0-9][a-z0-9-]*$/.test(value),
    `The ${name} may only contain lower-case letters, digits and dashes, and begins with no dash.`,
  );
}

export function username() {
  return text('username', 100)
    .transform((value) => value.trim())
    .refine(
      (value) => /^[A-Za-z0-9_-]*$/.test(value),
      'The username may only contain letters, numbers, dashes and underscores.',
    )
    .transform((value) => value || null)
    .nullish();
}

/** Keeps the digits only. */
export function phone() {
  return text('phone', 64)
    .transform((value) => value.replace(/\D/g, '') || null)
    .nullish();
}

/** Unknown languages fall back to the site's, so the length is not limited: the text is not stored. */
export function language() {
  return text('language', Number.MAX_SAFE_INTEGER).nullish();
}

/** An object with any content, limited in size and depth. */
export function metadata() {
  // Count before anything else reads each value.
  const small = z.unknown().refine((value) => mayFit(value, MAX_METADATA_BYTES, MAX_METADATA_DEPTH), {
    error: TOO_LARGE_METADATA,
    abort: true,
  });
  const object = z.record(z.string(), z.unknown(), { error: 'The metadata must be an object.' });
  return (
    small
      .pipe(object)
      // Check the depth first, so that nothing below recurses without a bound.
      .refine((value) => jsonDepth(value, MAX_METADATA_DEPTH) <= MAX_METADATA_DEPTH, {
        error: `The metadata may not nest deeper than ${MAX_METADATA_DEPTH} levels.`,
        abort: true,
      })
      .refine(isJson, { error: 'The metadata contains values that JSON does not have.', abort: true })
      .refine(isStorableJson, 'The metadata contains characters that are not allowed.')
      .refine((value) => Buffer.byteLength(JSON.stringify(value)) <= MAX_METADATA_BYTES, TOO_LARGE_METADATA)
      .nullish()
  );
}

/**
 * The token lifetime that a caller asks for, in seconds: any positive number; the site's lifetime limits it.
 */
export function tokenLifetimeSeconds() {
  return z.int().min(1, 'The tokenLifetimeSeconds must be at least 1.').nullish();
}

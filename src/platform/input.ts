import { z } from 'zod';
import { isDomain } from '../lib/domain.ts';
import { isJson, isStorable, isStorableJson, jsonDepth, mayFit } from '../lib/stored-values.ts';
import { asIssue, type FieldProblems, genericError, message, rule, type Said } from './messages/message.ts';

/** Building blocks of input rules. Legacy clients compare the English messages. */

export const MAX_METADATA_BYTES = 16_384;
export const MAX_METADATA_DEPTH = 8;
const TOO_LARGE_METADATA = rule('metadataTooLarge', { kib: MAX_METADATA_BYTES / 1024 });

/** The validated value of an input, or its problems by field. */
export type Validated<T> = { ok: true; value: T } | { ok: false; fields: FieldProblems };

/** Validates an input and collects all problems. */
export function validate<Shape extends z.ZodType>(shape: Shape, input: unknown): Validated<z.output<Shape>> {
  const parsed = shape.safeParse(input, { error: genericError });
  if (parsed.success) return { ok: true, value: parsed.data };
  const fields: FieldProblems = {};
  for (const issue of parsed.error.issues) {
    // A `Message` made by `rule`, or a text that is always English.
    const said: Said = issue.message;
    const field = String(issue.path[0] ?? 'input');
    const known = fields[field] ?? [];
    fields[field] = known.some((other) => String(other) === String(said)) ? known : [...known, said];
  }
  return { ok: false, fields };
}

/** Text that the database can store, up to `max` characters. `name` is the field's name in messages. */
export function text(name: string, max: number) {
  return (
    z
      .string({
        error: (issue) => asIssue(message(issue.input == null ? 'required' : 'notText', { name })),
      })
      // Do not run further checks on a text that is too long.
      .max(max, { ...rule('tooLong', { name, max }), abort: true })
      .refine(isStorable, rule('notStorable', { name }))
  );
}

/** Text that is not empty after the white space around it is removed. */
export function requiredText(name: string, max: number) {
  return text(name, max)
    .transform((value) => value.trim())
    .refine((value) => value !== '', `The ${name} field is required.`);
}

/**
 * The name of another company or its application, which customers read in a sentence of Gatehouse. Characters that
 * change the direction of text or break the line could change the meaning of the sentence.
 */
export function shownName(name: string, max: number) {
  return requiredText(name, max).refine(
    (value) => !/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/u.test(value),
    `The ${name} may not have control characters.`,
  );
}

/** A key or secret of another service: printable ASCII, as such services issue them. */
export function serviceKey(name: string, max: number) {
  return requiredText(name, max).refine(
    (value) => /^[\x21-\x7e]*$/.test(value),
    `The ${name} has characters that no key has.`,
  );
}

/**
 * Returns the fields that an update changes. A field that is null is left out unless it may be null.
 * @param parsed an absent field is undefined
 */
export function givenFields<Parsed extends object>(
  parsed: Parsed,
  mayBeNull: readonly (keyof Parsed)[],
): Partial<Parsed> {
  const isGiven = ([name, value]: [string, unknown]) =>
    mayBeNull.includes(name as keyof Parsed) ? value !== undefined : value != null;
  return Object.fromEntries(Object.entries(parsed).filter(isGiven)) as Partial<Parsed>;
}

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

/** Like the check of `<input type=email>` in browsers, but not limited to ASCII. */
const EMAIL = /^[^\s\p{C}"<>(),:;@\\[\]]{1,64}@([^@]{1,253})$/u;

function isEmail(value: string): boolean {
  return isDomain(EMAIL.exec(value)?.[1] ?? '');
}

export function email() {
  return text('email', 254)
    .transform((value) => value.trim())
    .refine((value) => value !== '', { ...rule('required', { name: 'email' }), abort: true })
    .refine(isEmail, rule('emailInvalid'));
}

/** A name for use in paths and host names. */
export function slug(name: string) {
  return text(name, 63).refine(
    (value) => /^[a-z0-9][a-z0-9-]*$/.test(value),
    `The ${name} may only contain lower-case letters, digits and dashes, and may not begin with a dash.`,
  );
}

export function username() {
  return text('username', 100)
    .transform((value) => value.trim())
    .refine((value) => /^[A-Za-z0-9_-]*$/.test(value), rule('usernameInvalid'))
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

export function metadata() {
  // Estimate the size before any other check reads each value.
  const small = z.unknown().refine((value) => mayFit(value, MAX_METADATA_BYTES, MAX_METADATA_DEPTH), {
    ...TOO_LARGE_METADATA,
    abort: true,
  });
  const object = z.record(z.string(), z.unknown(), rule('metadataNotObject'));
  return (
    small
      .pipe(object)
      // Check the depth first, so that nothing below recurses without a bound.
      .refine((value) => jsonDepth(value, MAX_METADATA_DEPTH) <= MAX_METADATA_DEPTH, {
        ...rule('metadataTooDeep', { levels: MAX_METADATA_DEPTH }),
        abort: true,
      })
      .refine(isJson, { ...rule('metadataNotJson'), abort: true })
      .refine(isStorableJson, rule('notStorable', { name: 'metadata' }))
      .refine((value) => Buffer.byteLength(JSON.stringify(value)) <= MAX_METADATA_BYTES, TOO_LARGE_METADATA)
      .nullish()
  );
}

/**
 * The token lifetime that a caller asks for, in seconds: a positive whole number. The site's lifetime limits it.
 */
export function tokenLifetimeSeconds() {
  return z
    .int()
    .min(1, rule('tooSmall', { name: 'tokenLifetimeSeconds', min: 1 }))
    .nullish();
}

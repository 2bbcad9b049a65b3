import { z } from 'zod';
import { HASH_FORMATS } from '../../customers/passwords/imported-hash.ts';
import { requireValid } from '../../platform/errors.ts';
import { DUPLICATE_RULES } from './duplicates.ts';
import { FILE_FORMATS, formatOfName } from './entries/read-entries.ts';
import type { ImportOptions } from './importing.ts';
import { declaredHash } from './record-parts.ts';
import { RECORD_FIELDS, SOURCE_NAMES } from './sources.ts';

/** The options of an upload, without the file. */
export type UploadOptions = Omit<ImportOptions, 'file'> & {
  form: Pick<ImportOptions['file'], 'format' | 'delimiter'>;
  fileName: string | null;
};

const MAX_JSON_CHARACTERS = 8_000;
const MAX_FILE_NAME = 255;
const MAX_ERRORS_DIGITS = /^\d{1,9}$/;

const oneOf = <const Names extends readonly string[]>(name: string, names: Names) =>
  z.enum(names, { error: `The ${name} must be one of ${names.join(', ')}.` });
const flag = (name: string) =>
  oneOf(name, ['true', 'false'])
    .default('false')
    .transform((value) => value === 'true');

/** JSON in a parameter. */
function json<Shape extends z.ZodType>(name: string, shape: Shape, form: string) {
  const message = `The ${name} must be ${form}.`;
  return z
    .string(message)
    .max(MAX_JSON_CHARACTERS, `The ${name} may have up to ${MAX_JSON_CHARACTERS} characters.`)
    .transform((text, context): z.output<Shape> => {
      const parsed = shape.safeParse(parseJson(text));
      if (parsed.success) return parsed.data;
      context.addIssue({ code: 'custom', message });
      return z.NEVER;
    });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What all hashes of a file can have in common. A salt belongs to each record, and not into an address. */
const fileHash = declaredHash.omit({ hash: true, salt: true }).partial().strict();
const HASH_FORM = `a JSON object with ${Object.keys(fileHash.shape).join(', ')}; the format is one of ${HASH_FORMATS.join(', ')}`;

const parameters = z
  .strictObject(
    {
      source: z.enum(SOURCE_NAMES, {
        error: ({ input }) =>
          input === undefined
            ? 'The source field is required.'
            : `The source must be one of ${SOURCE_NAMES.join(', ')}.`,
      }),
      mapping: json(
        'mapping',
        z.record(z.string(), z.string()),
        'a JSON object with a column or path for each field, such as {"email":"mail"}',
      )
        .refine((fields) => Object.keys(fields).every((name) => RECORD_FIELDS.includes(name)), {
          error: `The mapping may have the fields ${RECORD_FIELDS.join(', ')}.`,
        })
        .optional(),
      hash: json('hash', fileHash, HASH_FORM).default({}),
      fileName: z
        .string('The fileName must be a text.')
        .transform((name) => name.replace(/^.*[/\\]/, '').replace(/[\p{C}]/gu, ''))
        .refine(
          ({ length }) => length <= MAX_FILE_NAME,
          `The fileName may have up to ${MAX_FILE_NAME} characters.`,
        )
        .optional(),
      format: oneOf('format', FILE_FORMATS).optional(),
      delimiter: z
        .string()
        .refine((text) => text.length === 1 && !/["\r\n]/.test(text), 'The delimiter must be one character.')
        .default(','),
      conflicts: oneOf('conflicts', ['skip', 'update']).default('skip'),
      duplicates: oneOf('duplicates', DUPLICATE_RULES).default('first'),
      passwordsElsewhere: flag('passwordsElsewhere'),
      emailsVerified: flag('emailsVerified'),
      maxErrors: z
        .string()
        .refine((text) => MAX_ERRORS_DIGITS.test(text), 'The maxErrors must be a whole number.')
        .transform(Number)
        .optional(),
      events: flag('events'),
      dryRun: flag('dryRun'),
    },
    {
      error: (issue) =>
        issue.code === 'unrecognized_keys' ? `Unknown parameters: ${issue.keys.join(', ')}.` : undefined,
    },
  )
  .refine(({ source, mapping }) => (source === 'generic') === (mapping !== undefined), {
    error: 'A mapping belongs to the source generic, and is required there.',
    path: ['mapping'],
  });

/**
 * Reads the options of an upload.
 * @param query the parameters, as texts
 * @throws IdentityError VALIDATION_FAILED
 */
export function readUploadOptions(query: unknown): UploadOptions {
  const given = requireValid(parameters, query);
  const { source, mapping, hash, fileName, format, delimiter, conflicts, duplicates } = given;
  return {
    mapping: mapping === undefined ? null : { fields: mapping },
    ...{ source, hash, conflicts, duplicates },
    areEmailsVerified: given.emailsVerified,
    arePasswordsElsewhere: given.passwordsElsewhere,
    maxErrors: given.maxErrors ?? null,
    sendsEvents: given.events,
    // The key of an export never leaves the machine of the operator.
    decrypt: null,
    isDryRun: given.dryRun,
    form: { format: format ?? formatOfName(fileName ?? ''), delimiter },
    fileName: fileName || null,
  };
}

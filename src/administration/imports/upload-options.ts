import { z } from 'zod';
import { HASH_FORMATS } from '../../customers/passwords/imported-hash.ts';
import { requireValid } from '../../platform/errors.ts';
import { formatOfName } from './entries/read-entries.ts';
import type { ImportOptions } from './importing.ts';
import { fitsSource, optionRules } from './option-rules.ts';
import { declaredHash } from './record-parts.ts';

/** The options of an upload, without the file. */
export type UploadOptions = Omit<ImportOptions, 'file'> & {
  form: Pick<ImportOptions['file'], 'format' | 'delimiter'>;
  fileName: string | null;
};

const MAX_JSON_CHARACTERS = 8_000;
const MAX_FILE_NAME = 255;

const flag = (name: string) =>
  z
    .enum(['true', 'false'], { error: `The ${name} must be one of true, false.` })
    .default('false')
    .transform((value) => value === 'true');

/** Parses JSON in a parameter. Returns undefined for other texts. */
const json = (name: string) =>
  z
    .unknown()
    .refine(
      (text) => String(text).length <= MAX_JSON_CHARACTERS,
      `The ${name} may have up to ${MAX_JSON_CHARACTERS} characters.`,
    )
    .transform(parseJson);

function parseJson(text: unknown): unknown {
  try {
    return typeof text === 'string' ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}

/** The properties that all hashes of a file can share. The salt is not one of them, because each hash has its own. */
const fileHash = declaredHash.omit({ hash: true, salt: true }).partial().strict();
const HASH_MEMBERS = Object.keys(fileHash.shape).join(', ');
const HASH_FORM = `The hash must be a JSON object with ${HASH_MEMBERS}; the format is one of ${HASH_FORMATS.join(', ')}.`;

const rules = optionRules({
  source: 'The source',
  mapping: 'The mapping',
  format: 'The format',
  delimiter: 'The delimiter',
  conflicts: 'The conflicts',
  duplicates: 'The duplicates',
  maxErrors: 'The maxErrors',
});

const parameters = z
  .strictObject(
    {
      ...rules,
      mapping: json('mapping').pipe(rules.mapping).optional(),
      hash: json('hash')
        .refine((hash) => fileHash.safeParse(hash).success, HASH_FORM)
        .pipe(fileHash)
        .default({}),
      fileName: z
        .string('The fileName must be a text.')
        .transform((name) => name.replace(/^.*[/\\]/, '').replace(/[\p{C}]/gu, ''))
        .refine(
          ({ length }) => length <= MAX_FILE_NAME,
          `The fileName may have up to ${MAX_FILE_NAME} characters.`,
        )
        .optional(),
      format: rules.format.optional(),
      passwordsElsewhere: flag('passwordsElsewhere'),
      emailsVerified: flag('emailsVerified'),
      events: flag('events'),
      dryRun: flag('dryRun'),
    },
    {
      error: (issue) =>
        issue.code === 'unrecognized_keys' ? `Unknown parameters: ${issue.keys.join(', ')}.` : undefined,
    },
  )
  .refine(fitsSource, {
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
    maxErrors: given.maxErrors,
    sendsEvents: given.events,
    // The key of an export never leaves the machine of the operator.
    decrypt: null,
    isDryRun: given.dryRun,
    form: { format: format ?? formatOfName(fileName ?? ''), delimiter },
    fileName: fileName || null,
  };
}

import { z } from 'zod';
import { DUPLICATE_RULES } from './duplicates.ts';
import { FILE_FORMATS } from './entries/read-entries.ts';
import { RECORD_FIELDS, SOURCE_NAMES } from './sources.ts';

type OptionName = 'source' | 'mapping' | 'format' | 'delimiter' | 'conflicts' | 'duplicates' | 'maxErrors';

const DELIMITER = /^[^"\r\n]$/;
const UP_TO_NINE_DIGITS = /^\d{1,9}$/;

/**
 * The rules for the options of an import, for uploads and for the command line.
 * @param shownAs the name of each option in messages, such as `The maxErrors` or `--max-errors`
 */
export function optionRules(shownAs: Readonly<Record<OptionName, string>>) {
  const oneOf = <const Values extends readonly string[]>(option: OptionName, values: Values) =>
    z.enum(values, { error: `${shownAs[option]} must be one of ${values.join(', ')}.` });
  return {
    source: z.enum(SOURCE_NAMES, {
      error: ({ input }) =>
        input === undefined
          ? `${shownAs.source} field is required.`
          : `${shownAs.source} must be one of ${SOURCE_NAMES.join(', ')}.`,
    }),
    mapping: z
      .record(
        z.string(),
        z.string(),
        `${shownAs.mapping} must be a JSON object with a column or path for each field, such as {"email":"mail"}.`,
      )
      .refine((fields) => Object.keys(fields).every((name) => RECORD_FIELDS.includes(name)), {
        error: `${shownAs.mapping} may only have the fields ${RECORD_FIELDS.join(', ')}.`,
      }),
    format: oneOf('format', FILE_FORMATS),
    delimiter: z
      .string()
      .regex(DELIMITER, `${shownAs.delimiter} must be one character, but no quote or line break.`)
      .default(','),
    conflicts: oneOf('conflicts', ['skip', 'update']).default('skip'),
    duplicates: oneOf('duplicates', DUPLICATE_RULES).default('first'),
    maxErrors: z
      .string()
      .regex(UP_TO_NINE_DIGITS, `${shownAs.maxErrors} must be a whole number of up to nine digits.`)
      .transform(Number)
      .nullable()
      .default(null),
  };
}

/** Whether the options fit together: the source `generic` needs a mapping, and other sources have none. */
export function fitsSource({ source, mapping }: { source: string; mapping?: object | undefined }): boolean {
  return (source === 'generic') === (mapping !== undefined);
}

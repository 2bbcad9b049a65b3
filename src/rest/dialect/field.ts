import type { FieldErrors } from '../../platform/errors.ts';

/** The values of checked fields, by type. */
type Values = {
  text: string;
  /** Text or an integer, because some apps store phone numbers as numbers. */
  phone: string;
  /** The digits of an integer that was sent as text or as a number. */
  id: string;
  object: Readonly<Record<string, unknown>>;
  texts: readonly string[];
};

/** A request field, as data. The rules and their messages are those of Laravel, which the apps expect. */
export type Field = {
  type: keyof Values;
  required?: boolean;
  /** Required unless that other field is given. */
  requiredWithout?: string;
  /** Has to equal that other field. */
  sameAs?: string;
  /** Cannot be given together with that other field. */
  excludes?: string;
  maxItems?: number;
  /** Its description in the documentation. */
  note?: string;
};

export type Fields = Readonly<Record<string, Field>>;

/** The checked values. Null clears a value. Undefined means that the field was absent. */
export type Input<Declared extends Fields> = {
  readonly [Name in keyof Declared]:
    | Values[Declared[Name]['type']]
    | (Declared[Name] extends { required: true } ? never : null | undefined);
};

export type Checked<Declared extends Fields> = { input: Input<Declared> } | { errors: FieldErrors };

const readers: { [Type in keyof Values]: (value: unknown) => Values[Type] | undefined } = {
  text: (value) => (typeof value === 'string' ? value : undefined),
  phone: (value) =>
    typeof value === 'string' ? value : Number.isSafeInteger(value) ? String(value) : undefined,
  // `String` can throw on other values.
  id: (value) =>
    (typeof value === 'string' || typeof value === 'number') && /^\d{1,10}$/.test(String(value))
      ? String(value)
      : undefined,
  // PHP writes an empty object as an empty list.
  object: (value) => (isEmptyList(value) ? {} : isPlainObject(value) ? value : undefined),
  texts: (value) =>
    Array.isArray(value) && value.every((member) => typeof member === 'string') ? value : undefined,
};

const wrongType: Record<keyof Values, string> = {
  text: 'must be a string',
  phone: 'must be a string',
  id: 'must be a positive integer',
  object: 'must be an object',
  texts: 'must be a list of strings',
};

/** A JSON object: no array, no null. */
export function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Tells whether a value is PHP's empty object. */
export function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

/** Names a field in a message: `first_name` as `first name`. */
function label(name: string): string {
  return name.replaceAll('_', ' ');
}

/**
 * Makes a function that picks the declared fields out of a body and collects an error for each wrong one. The GraphQL
 * schema cannot do this: it reports a wrong type as a malformed query, without a field that the app can mark. An empty
 * string counts as null, because a form cannot send null.
 */
export function checkerOf<Declared extends Fields>(
  fields: Declared,
): (body: Readonly<Record<string, unknown>>) => Checked<Declared> {
  const declared = Object.entries(fields);
  return (body) => {
    const given = (name: string) => Object.hasOwn(body, name) && body[name] !== null && body[name] !== '';
    const input: Record<string, unknown> = {};
    let errors: FieldErrors | null = null;
    for (const [name, field] of declared) {
      const isGiven = given(name);
      const message = isGiven ? wrongValue(name, field, body, given) : missingValue(name, field, given);
      if (message !== null) {
        errors ??= {};
        errors[name] = [message];
      } else if (isGiven) input[name] = readers[field.type](body[name]);
      else if (Object.hasOwn(body, name)) input[name] = null;
    }
    // Safe: each value was read by the reader of its declared type.
    return errors ? { errors } : { input: input as Input<Declared> };
  };
}

function missingValue(name: string, field: Field, given: (name: string) => boolean): string | null {
  const needed = field.required || (field.requiredWithout !== undefined && !given(field.requiredWithout));
  return needed ? `The ${label(name)} field is required.` : null;
}

function wrongValue(
  name: string,
  field: Field,
  body: Readonly<Record<string, unknown>>,
  given: (name: string) => boolean,
): string | null {
  const value = readers[field.type](body[name]);
  if (value === undefined) return `The ${label(name)} ${wrongType[field.type]}.`;
  if (isEmptyList(value)) return `The ${label(name)} field is required.`;
  if (Array.isArray(value) && field.maxItems !== undefined && value.length > field.maxItems) {
    return `The ${label(name)} may not have more than ${field.maxItems} items.`;
  }
  if (field.excludes !== undefined && given(field.excludes)) {
    return `The ${label(name)} and ${label(field.excludes)} fields cannot be given together.`;
  }
  if (field.sameAs !== undefined && value !== body[field.sameAs]) {
    return `The ${label(name)} and ${label(field.sameAs)} must match.`;
  }
  return null;
}

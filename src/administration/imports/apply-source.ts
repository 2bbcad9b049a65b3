import { scalarText } from '../../lib/scalar-text.ts';
import type { Source } from './sources.ts';

type Given = Record<string, unknown>;

/** The fields that may hold an object or a list. A CSV file has them as JSON. */
const STRUCTURED = [
  ...['metadata', 'identities', 'identityClaims', 'totp', 'recoveryCodes', 'passkeys', 'acceptedTerms'],
  ...['password', 'consent', 'emailChange'],
];

/**
 * Makes a record from an entry of an export. CSV has only texts: an empty text counts as absent, and JSON is parsed.
 * @param hash properties that the operator declares for all hashes of the file, such as their format
 */
export function applySource(source: Source, entry: unknown, hash: Readonly<Given>): unknown {
  if (entry === null || typeof entry !== 'object' || Array.isArray(entry)) return entry;
  const given = entry as Given;
  const record: Given = { ...source.constants };
  for (const [name, path] of Object.entries(source.fields)) {
    const value = valueAt(given, path);
    if (value !== undefined && value !== '') record[name] = value;
  }
  for (const name of STRUCTURED) if (typeof record[name] === 'string') record[name] = parsed(record[name]);
  const { passwordHash, hashFormat } = record;
  // A value that is not a text is refused later.
  if (passwordHash !== null && passwordHash !== undefined) {
    const parts = Object.entries(source.password ?? {}).map(([name, path]) => [name, valueAt(given, path)]);
    record.password = { format: hashFormat, ...Object.fromEntries(parts), ...hash, hash: passwordHash };
  }
  const { password } = record;
  if (password !== null && typeof password === 'object' && passwordHash === undefined)
    record.password = { ...hash, ...password };
  const { disabledBy, identities, consent } = source;
  if (disabledBy?.values.includes(scalarText(valueAt(given, disabledBy.path)))) record.disabled = true;
  if (identities) record.identities = identitiesOf(identities, given);
  if (consent) record.metadata = withConsent(record.metadata, membersOf(consent, given));
  if (record.consent !== undefined) record.metadata = withConsent(record.metadata, record.consent);
  for (const name of Object.keys(record)) if (record[name] === undefined) delete record[name];
  return record;
}

function valueAt(given: Given, path: string): unknown {
  let value: unknown = given;
  // A column of a CSV file may have a dot in its name.
  if (Object.hasOwn(given, path)) return given[path];
  for (const name of path.split('.')) {
    if (value === null || typeof value !== 'object' || !Object.hasOwn(value, name)) return undefined;
    value = (value as Given)[name];
  }
  return value;
}

/** Parses JSON in a column of a CSV file. A text that is not JSON stays unchanged. */
function parsed(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

function identitiesOf(map: NonNullable<Source['identities']>, given: Given): unknown[] {
  const list = parsed(valueAt(given, map.path));
  if (!Array.isArray(list)) return [];
  return list.flatMap((each: Given | null) => {
    const name = scalarText(each?.[map.provider]);
    const known = Object.hasOwn(map.providers, name) ? map.providers[name] : undefined;
    if (!each || !known) return [];
    const email = map.email ? (each[map.email] ?? null) : null;
    return [{ ...known, subject: each[map.subject], email }];
  });
}

/** Makes one object of the fields that hold consents. Undefined: all of them are empty. */
function membersOf(consent: Readonly<Record<string, string>>, given: Given): Given | undefined {
  const told = Object.entries(consent).flatMap(([name, path]) => {
    const value = valueAt(given, path);
    return value === undefined || value === null || value === '' ? [] : [[name, value] as const];
  });
  return told.length === 0 ? undefined : Object.fromEntries(told);
}

/**
 * Adds the consents to the metadata. Metadata that are not an object stay unchanged, and are refused later. PHP writes
 * an empty object as an empty list.
 */
function withConsent(metadata: unknown, consent: unknown): unknown {
  const isEmpty = metadata == null || metadata === '' || (Array.isArray(metadata) && metadata.length === 0);
  const isObject = typeof metadata === 'object' && !Array.isArray(metadata);
  if (consent === undefined || !(isEmpty || isObject)) return metadata;
  return { ...(isObject ? metadata : {}), consent };
}

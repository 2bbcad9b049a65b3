/**
 * How the hash of another system is stored: `$foreign$v=1$<kind>$<field>$<field>…`. The kind is the name of a scheme
 * and its parameters, such as `pbkdf2,d=sha256,i=600000,l=32`; the fields are base64url. Hashes of argon2 and bcrypt
 * keep their standard form.
 */
export type StoredForm = { scheme: string; parameters: Parameters; fields: Buffer[] };

export type Parameters = Readonly<Record<string, string | number>>;

const PREFIX = '$foreign$v=1$';
const KIND = /^([a-z][a-z0-9-]{1,30})((?:,[a-z]{1,2}=[a-z0-9]{1,12}){0,8})$/;
const FIELDS = /^(?:\$[A-Za-z0-9_-]{0,1000}){1,6}$/;

/** Whether a stored hash claims to have this form. It may be malformed. */
export function isStoredForm(hash: string): boolean {
  return hash.startsWith(PREFIX);
}

export function writeStoredForm(
  scheme: string,
  parameters: Parameters,
  ...fields: readonly (Buffer | string)[]
): string {
  const kind = [scheme, ...Object.entries(parameters).map(([name, value]) => `${name}=${value}`)].join(',');
  return [PREFIX + kind, ...fields.map((field) => Buffer.from(field).toString('base64url'))].join('$');
}

/** Reads a stored hash. Null: it is malformed. */
export function readStoredForm(hash: string): StoredForm | null {
  if (!isStoredForm(hash)) return null;
  const rest = hash.slice(PREFIX.length);
  const end = rest.indexOf('$');
  const kind = end < 0 ? null : readKind(rest.slice(0, end));
  const encoded = rest.slice(end);
  if (kind === null || !FIELDS.test(encoded)) return null;
  const fields = encoded
    .split('$')
    .slice(1)
    .map((field) => Buffer.from(field, 'base64url'));
  return { ...kind, fields };
}

/** Reads the name of the scheme and its parameters, without the fields. Null: it is malformed. */
export function readKind(kind: string): Omit<StoredForm, 'fields'> | null {
  const [, scheme, list] = KIND.exec(kind) ?? [];
  if (scheme === undefined || list === undefined) return null;
  const pairs = list
    .split(',')
    .slice(1)
    .map((pair) => pair.split('='));
  if (new Set(pairs.map(([name]) => name)).size !== pairs.length) return null;
  return { scheme, parameters: Object.fromEntries(pairs) };
}

/** Returns the kind of a well-formed stored hash, exactly as it is written in the hash. */
export function kindOfStoredForm(hash: string): string {
  return hash.slice(PREFIX.length).split('$', 1).join('');
}

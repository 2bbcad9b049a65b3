import { text, validate } from '../../platform/input.ts';
import { ScimError } from './scim-error.ts';

/** The attribute that a filter compares, and the value. */
export type UserFilter = { attribute: 'userName' | 'externalId' | 'id' | 'email'; value: string };

const MAX_LENGTH = 1_024;
const COMPARISON = /^\s*(\S+|emails\[\s*type\s+eq\s+"work"\s*\]\.value)\s+eq\s+("(?:[^"\\]|\\.)*")\s*$/i;
const ATTRIBUTES: ReadonlyMap<string, UserFilter['attribute']> = new Map([
  ['username', 'userName'],
  ['externalid', 'externalId'],
  ['id', 'id'],
  ['emails', 'email'],
  ['emails.value', 'email'],
  ['emails[type eq "work"].value', 'email'],
]);
const URN = /^urn:ietf:params:scim:schemas:core:2\.0:user:/i;

/**
 * Parses a filter (RFC 7644 §3.4.2.2): one comparison by `eq`. Identity providers need no more to find a user.
 * @throws ScimError invalidFilter for every other filter
 */
export function parseFilter(filter: string): UserFilter {
  const [, path = '', quoted = ''] = filter.length <= MAX_LENGTH ? (COMPARISON.exec(filter) ?? []) : [];
  const name = path
    .replace(URN, '')
    .replace(/\s+/g, ' ')
    .replace(/\[ | \]/g, (edge) => edge.trim());
  const attribute = ATTRIBUTES.get(name.toLowerCase());
  const value = stringIn(quoted);
  if (attribute && value !== null) return { attribute, value };
  throw new ScimError(
    400,
    'invalidFilter',
    'Only userName, externalId, id and emails can be compared, with eq.',
  );
}

function stringIn(json: string): string | null {
  try {
    const value: unknown = JSON.parse(json);
    const checked = validate(text('value', MAX_LENGTH), value);
    return checked.ok ? checked.value : null;
  } catch {
    return null;
  }
}

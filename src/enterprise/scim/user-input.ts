import { email, optionalText, text, validate } from '../../platform/input.ts';
import { invalidValue, ScimError } from './scim-error.ts';

/** The changes of a user in a request. Absent: no change. Null: the value is removed. */
export type UserChanges = {
  userName?: string;
  email?: string;
  externalId?: string | null;
  active?: boolean;
  firstName?: string | null;
  lastName?: string | null;
  displayName?: string | null;
};

export type NewUser = UserChanges & { userName: string; email: string };

type Members = Readonly<Record<string, unknown>>;

const MAX_OPERATIONS = 100;
const URN = /^urn:ietf:params:scim:schemas:core:2\.0:user[:.]?/i;
const RULES = {
  userName: text('userName', 255),
  externalId: text('externalId', 255),
  firstName: optionalText('givenName', 255),
  lastName: optionalText('familyName', 255),
  displayName: optionalText('displayName', 100),
};
/**
 * The paths of the stored attributes, except those of the email. Attributes that are not stored are ignored, as RFC
 * 7644 §3.3 allows.
 */
const FIELDS: ReadonlyMap<string, Exclude<keyof UserChanges, 'email'>> = new Map([
  ['username', 'userName'],
  ['externalid', 'externalId'],
  ['active', 'active'],
  ['name.givenname', 'firstName'],
  ['name.familyname', 'lastName'],
  ['displayname', 'displayName'],
]);
/** The path of the stored email, as Okta and Entra write it. */
const WORK_EMAIL = /^emails(\[\s*(type\s+eq\s+"work"|primary\s+eq\s+"?true"?)\s*\])?(\.value)?$/;
const REQUIRED: readonly (keyof UserChanges)[] = ['userName', 'active'];

/** Reads the body of a POST. @throws ScimError */
export function newUser(body: unknown): NewUser {
  const members = objectOf(body);
  const changes = changesIn(members);
  const { userName } = changes;
  if (userName === undefined) throw invalidValue('The attribute userName is required.');
  const checked = validate(email(), changes.email ?? firstEmailIn(members) ?? userName);
  if (!checked.ok) throw invalidValue('A user needs an email, in emails or as the userName.');
  return { ...changes, userName, email: checked.value };
}

/**
 * Reads the body of a PUT. A name of the person that the body omits is kept, because the customer may have set it.
 * @throws ScimError
 */
export function replacedUser(body: unknown): UserChanges {
  const changes = changesIn(objectOf(body));
  if (changes.userName === undefined) throw invalidValue('The attribute userName is required.');
  return { externalId: null, ...changes };
}

/** Reads the body of a PATCH (RFC 7644 §3.5.2), in the forms that Okta and Entra send. @throws ScimError */
export function patchedUser(body: unknown): UserChanges {
  const operations = memberOf(objectOf(body), 'operations');
  if (!Array.isArray(operations) || operations.length === 0 || operations.length > MAX_OPERATIONS) {
    throw new ScimError(400, 'invalidSyntax', `A PATCH has 1 to ${MAX_OPERATIONS} Operations.`);
  }
  return joined(operations.map((operation) => changesOf(objectOf(operation))));
}

function changesOf(operation: Members): UserChanges {
  const op = memberOf(operation, 'op');
  const path = memberOf(operation, 'path');
  const value = memberOf(operation, 'value');
  const name = typeof op === 'string' ? op.toLowerCase() : '';
  if (!['add', 'replace', 'remove'].includes(name)) {
    throw new ScimError(400, 'invalidSyntax', 'The op must be add, replace or remove.');
  }
  if (path !== undefined && path !== null && typeof path !== 'string') {
    throw new ScimError(400, 'invalidPath', 'The path must be a string.');
  }
  if (name === 'remove') {
    if (!path) throw new ScimError(400, 'invalidPath', 'A remove needs a path.');
    return removed(path);
  }
  return path ? changeAt(path, value) : changesIn(objectOf(value));
}

function removed(path: string): UserChanges {
  if (plain(path) === 'name') return { firstName: null, lastName: null };
  const field = FIELDS.get(plain(path));
  if (field === undefined) return {};
  if (REQUIRED.includes(field)) throw invalidValue(`The attribute ${path} cannot be removed.`);
  return { [field]: null };
}

/** The changes of an object whose members are attributes, or paths as Entra writes them: `name.givenName`. */
function changesIn(members: Members, within = ''): UserChanges {
  return joined(Object.entries(members).map(([path, value]) => changeAt(path, value, within)));
}

/** Merges changes. The last change of an attribute counts. */
function joined(changes: readonly UserChanges[]): UserChanges {
  const all: UserChanges = {};
  for (const change of changes) Object.assign(all, change);
  return all;
}

/** @param within `name.` for a member of the name; `:` for a member of the object under the URN of the schema */
function changeAt(path: string, value: unknown, within = ''): UserChanges {
  const own = plain(path);
  const name = within === ':' ? own : `${within}${own}`;
  if (name === 'name' || (name === '' && within === '')) {
    const isComplex = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isComplex ? changesIn(value as Members, name === '' ? ':' : 'name.') : {};
  }
  if (name.startsWith('emails')) return emailAt(name, value);
  const field = FIELDS.get(name);
  if (field === undefined) return {};
  if (field === 'active') return { active: booleanOf(value) };
  if (value === null && field !== 'userName') return { [field]: null };
  const checked = validate(RULES[field], typeof value === 'number' ? String(value) : value);
  if (!checked.ok) throw invalidValue(`The value of ${path} is not a text that can be stored.`);
  const kept = typeof checked.value === 'string' ? checked.value.trim() : null;
  if (kept) return { [field]: kept };
  if (REQUIRED.includes(field)) throw invalidValue(`The attribute ${path} must not be empty.`);
  return { [field]: null };
}

/** Entra sends booleans as the texts "True" and "False". */
function booleanOf(value: unknown): boolean {
  if (typeof value === 'boolean') return value;
  const word = typeof value === 'string' ? value.trim().toLowerCase() : '';
  if (word === 'true' || word === 'false') return word === 'true';
  throw invalidValue('The attribute active must be true or false.');
}

/**
 * Reads the email of a user: the primary email, otherwise the work email, otherwise one without a type. All others are
 * ignored. A customer always has an email, so an empty value changes nothing.
 */
function emailAt(path: string, value: unknown): UserChanges {
  if (!WORK_EMAIL.test(path)) return {};
  const listed = [value].flat().filter((each) => typeof each === 'object' && each !== null) as Members[];
  const chosen =
    listed.find((each) => String(memberOf(each, 'primary')).toLowerCase() === 'true') ??
    listed.find((each) => String(memberOf(each, 'type')).toLowerCase() === 'work') ??
    // A path such as `emails[type eq "work"]` has selected the email already, so its type does not matter.
    listed.find((each) => memberOf(each, 'type') === undefined || path !== 'emails');
  const text = typeof value === 'string' ? value : chosen && memberOf(chosen, 'value');
  if (text === undefined || text === null || text === '') return {};
  const checked = validate(email(), text);
  if (!checked.ok) throw invalidValue('The value of emails is not an email.');
  return { email: checked.value };
}

/** Returns the first email of any type. For providers that send only an email which `emailAt` does not choose. */
function firstEmailIn(members: Members): unknown {
  const emails = memberOf(members, 'emails');
  const first: unknown = Array.isArray(emails) ? emails[0] : undefined;
  const value = typeof first === 'object' && first !== null ? memberOf(first as Members, 'value') : undefined;
  return value === '' ? undefined : value;
}

/** Names of attributes are compared ignoring case (RFC 7643 §2.1). */
function memberOf(members: Members, name: string): unknown {
  const key = Object.keys(members).find((each) => each.toLowerCase() === name);
  return key === undefined ? undefined : members[key];
}

function objectOf(value: unknown): Members {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Members;
  throw new ScimError(400, 'invalidSyntax', 'The body must be a JSON object.');
}

function plain(path: string): string {
  return path.trim().replace(URN, '').toLowerCase();
}

/** How the answer of the new system differs from that of the old one. */
export type DifferenceKind =
  | 'STATUS_DIFFERS'
  | 'NO_ANSWER'
  | 'FIELD_MISSING'
  | 'TYPE_DIFFERS'
  | 'VALUE_DIFFERS';

/** A difference at a path. It contains no value of either answer. */
export type Difference = { kind: DifferenceKind; path: string };

/** An answer. `body` is undefined for a text that is not JSON. */
export type Answer = { status: number; body: unknown };

/** The form of a field name. Any other key may be data, such as the code of a country or an email. */
const NAME = /^[a-z_][A-Za-z0-9_]{0,39}$/;
/** The members that a publisher defines. They are compared as one value. */
const OPAQUE = 'metadata';

/**
 * Compares two answers: the status, the fields, their types, and the values of some fields. A field that only the new
 * answer has is not a difference: clients ignore it.
 * @param stable the names of the fields whose values are compared
 */
export function differencesOf(old: Answer, fresh: Answer, stable: ReadonlySet<string>): Difference[] {
  if (old.status !== fresh.status) return [{ kind: 'STATUS_DIFFERS', path: '' }];
  return [...compare(old.body, fresh.body, '', stable)];
}

function* compare(
  old: unknown,
  fresh: unknown,
  path: string,
  stable: ReadonlySet<string>,
): Generator<Difference> {
  if (isEmpty(old) && isEmpty(fresh)) return;
  if (typeOf(old) !== typeOf(fresh)) {
    yield { kind: 'TYPE_DIFFERS', path };
  } else if (Array.isArray(old) && Array.isArray(fresh)) {
    if (old.length !== fresh.length) yield { kind: 'VALUE_DIFFERS', path: `${path}.length` };
    for (const [index, item] of old.slice(0, fresh.length).entries()) {
      yield* compare(item, fresh[index], `${path}[]`, stable);
    }
  } else if (isObject(old) && isObject(fresh)) {
    yield* compareMembers(old, fresh, path, stable);
  } else if (old !== fresh && stable.has(path.slice(path.lastIndexOf('.') + 1))) {
    yield { kind: 'VALUE_DIFFERS', path };
  }
}

function* compareMembers(
  old: Record<string, unknown>,
  fresh: Record<string, unknown>,
  path: string,
  stable: ReadonlySet<string>,
): Generator<Difference> {
  for (const [key, value] of Object.entries(old)) {
    const at = `${path}${path && '.'}${NAME.test(key) ? key : '*'}`;
    if (!Object.hasOwn(fresh, key)) yield { kind: 'FIELD_MISSING', path: at };
    else if (key !== OPAQUE) yield* compare(value, fresh[key], at, stable);
    else if (stable.has(key) && canonical(value) !== canonical(fresh[key])) {
      yield { kind: 'VALUE_DIFFERS', path: at };
    }
  }
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** PHP writes an empty object as an empty list. */
function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

/** Writes a value as JSON with sorted members, so that their order does not matter. */
function canonical(value: unknown): string {
  if (isEmpty(value)) return '{}';
  return JSON.stringify(value, (_key, inner: unknown) =>
    isObject(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner,
  );
}

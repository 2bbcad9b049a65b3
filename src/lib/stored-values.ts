/**
 * Whether a text can be stored unchanged: PostgreSQL refuses U+0000, and lone surrogates would become U+FFFD.
 */
export function isStorable(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0');
}

/** Whether all keys and strings of a JSON value can be stored unchanged. */
export function isStorableJson(value: unknown): boolean {
  if (typeof value === 'string') return isStorable(value);
  if (Array.isArray(value)) return value.every(isStorableJson);
  if (value !== null && typeof value === 'object') {
    return Object.entries(value).every(([key, member]) => isStorable(key) && isStorableJson(member));
  }
  return true;
}

/**
 * Whether a value is valid JSON. The value of a GraphQL literal can be invalid: an enum value becomes undefined, and
 * 1e400 becomes infinite.
 */
export function isJson(value: unknown): boolean {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  return typeof value === 'object' && Object.values(value).every(isJson);
}

/** The nesting depth of a JSON value: 0 for a scalar. Stops counting after `limit`. */
export function jsonDepth(value: unknown, limit: number): number {
  if (value === null || typeof value !== 'object') return 0;
  if (limit === 0) return 1;
  let deepest = 0;
  for (const member of Object.values(value)) {
    deepest = Math.max(deepest, jsonDepth(member, limit - 1));
    if (deepest >= limit) break;
  }
  return 1 + deepest;
}

/**
 * Whether a value can fit into a number of bytes of JSON, estimated from the minimal size of its members.
 * Reads no more members than fit, and no deeper than `depth`.
 */
export function mayFit(value: unknown, bytes: number, depth: number): boolean {
  return leastBytes(value, bytes, depth) <= bytes;
}

function leastBytes(value: unknown, limit: number, depth: number): number {
  if (typeof value === 'string') return value.length + 2;
  if (value === null || typeof value !== 'object' || depth === 0) return 1;
  let least = 1;
  if (Array.isArray(value)) {
    for (const member of value) {
      least += 1 + leastBytes(member, limit - least, depth - 1);
      if (least > limit) break;
    }
    return least;
  }
  const members = value as Readonly<Record<string, unknown>>;
  // `Object.entries` would list all members first.
  for (const name in members) {
    // Two quotes, a colon and a comma.
    least += name.length + 4 + leastBytes(members[name], limit - least, depth - 1);
    if (least > limit) break;
  }
  return least;
}

export type JsonObject = Readonly<Record<string, unknown>>;

/**
 * Parses the body of an answer. Null: it is not an object. Errors of `JSON.parse` are dropped, because they quote the
 * text.
 */
export function jsonObject(text: string): JsonObject | null {
  try {
    return objectOf(JSON.parse(text));
  } catch {
    return null;
  }
}

export function objectOf(value: unknown): JsonObject | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : null;
}

export function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

/** An id: a whole number or a text. */
export function idOf(value: unknown): string | null {
  return Number.isSafeInteger(value) ? String(value) : textOf(value);
}

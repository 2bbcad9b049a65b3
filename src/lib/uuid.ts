const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Whether a text is a UUID. PostgreSQL reports an error for any other text in a comparison with a `uuid`
 * column.
 */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}

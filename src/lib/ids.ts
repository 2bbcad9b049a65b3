/** The largest id: ids are PostgreSQL's `integer`. */
export const MAX_ID = 2_147_483_647;

/** Parses an id: a plain integer. Returns 0, which no row has, for any other text. */
export function idOf(text: string | number): number {
  const id = /^\d{1,10}$/.test(String(text)) ? Number(text) : 0;
  return id <= MAX_ID ? id : 0;
}

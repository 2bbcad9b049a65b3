import { MAX_ID } from './wire-limits.ts';

/** Parses an id: a plain integer. Returns 0, which no row has, for any other text. */
export function idOf(text: string | number): number {
  const id = /^\d{1,10}$/.test(String(text)) ? Number(text) : 0;
  return id <= MAX_ID ? id : 0;
}

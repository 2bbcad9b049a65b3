import { MAX_ID } from './wire-limits.ts';

/** The id that a text names: a plain integer. 0, which nothing has, for any other text. */
export function idOf(text: string | number): number {
  const id = /^\d{1,10}$/.test(String(text)) ? Number(text) : 0;
  return id <= MAX_ID ? id : 0;
}

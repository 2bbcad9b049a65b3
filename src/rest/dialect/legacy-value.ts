import { toUnixSeconds } from '../../lib/clock.ts';

/** Converts the schema's DateTime to Unix seconds. Documents that run in process may return a Date. */
export function unixSeconds(time: string | Date): number;
export function unixSeconds(time: string | Date | null | undefined): number | null;
export function unixSeconds(time: string | Date | null | undefined): number | null {
  if (time === null || time === undefined) return null;
  return toUnixSeconds(typeof time === 'string' ? new Date(time) : time);
}

/** Converts an id to the integer of the legacy APIs. */
export function integerId(id: string): number;
export function integerId(id: string | null | undefined): number | null;
export function integerId(id: string | null | undefined): number | null {
  return id === null || id === undefined ? null : Number(id);
}

/** Converts a field name of the schema to that of the dialects: `firstName` to `first_name`. */
export function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

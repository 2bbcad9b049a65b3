import { toUnixSeconds } from '../../lib/clock.ts';

/** Unix seconds from the schema's DateTime, which in process may still be a Date. */
export function unixSeconds(time: string | Date): number;
export function unixSeconds(time: string | Date | null | undefined): number | null;
export function unixSeconds(time: string | Date | null | undefined): number | null {
  if (time === null || time === undefined) return null;
  return toUnixSeconds(typeof time === 'string' ? new Date(time) : time);
}

/** The integer that the legacy resources show for an id. */
export function integerId(id: string): number;
export function integerId(id: string | null | undefined): number | null;
export function integerId(id: string | null | undefined): number | null {
  return id === null || id === undefined ? null : Number(id);
}

/** What the dialects call a field of the schema: `firstName` is `first_name`. */
export function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

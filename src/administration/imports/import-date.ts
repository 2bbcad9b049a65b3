import { scalarText } from '../../lib/scalar-text.ts';

/** A smaller number counts seconds since 1970, as in Pelcro. A larger one counts milliseconds, as in Firebase. */
const SECONDS_BELOW = 100_000_000_000;
/** A time of MySQL or PostgreSQL without a zone. It is read as UTC. */
const WITHOUT_ZONE = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)$/;
const WITH_ZONE = /^(\d{4}-\d\d-\d\d)(?:[ T](\d\d:\d\d(?::\d\d(?:\.\d+)?)?) ?(Z|UTC|[+-]\d\d(?::?\d\d)?))?$/i;
const EARLIEST = Date.UTC(1970, 0, 1);

/**
 * Reads a time in one of the forms that other systems export.
 * @returns null for no time, which MySQL also writes as `0000-00-00`; undefined for any other value, and for a time
 *   before 1970 or after 9999
 */
export function importDate(value: unknown): Date | null | undefined {
  if (value === null || value === undefined || value === '' || value === 0 || value === '0') return null;
  if (typeof value === 'number' || /^\d{1,16}$/.test(scalarText(value))) return ofNumber(Number(value));
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  if (text.startsWith('0000-00-00')) return null;
  const local = WITHOUT_ZONE.exec(text);
  if (local) return valid(new Date(`${local[1]}T${local[2]}Z`));
  const [, day, time = '00:00', zone = 'Z'] = WITH_ZONE.exec(text) ?? [];
  return day === undefined ? undefined : valid(new Date(`${day}T${time}${zoneOf(zone)}`));
}

function ofNumber(value: number): Date | undefined {
  return valid(new Date(value < SECONDS_BELOW ? value * 1_000 : value));
}

/** Writes `+02` and `+0200` as `+02:00`, which JavaScript requires. */
function zoneOf(zone: string): string {
  if (/^(?:Z|UTC)$/i.test(zone)) return 'Z';
  return `${zone.slice(0, 3)}:${zone.slice(3).replace(':', '') || '00'}`;
}

function valid(date: Date): Date | undefined {
  return date.getTime() >= EARLIEST && date.getUTCFullYear() < 10_000 ? date : undefined;
}

import { formatTag, useLanguage } from './language.ts';

const MINUTE = 60;
const HOUR = 3_600;
const DAY = 86_400;

/** Numbers and dates in the language of the collaborator, and in the time zone of the browser. */
export function useFormat() {
  const tag = formatTag(useLanguage().language);
  const date = new Intl.DateTimeFormat(tag, { dateStyle: 'medium' });
  const time = new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeStyle: 'short' });
  const exact = new Intl.DateTimeFormat(tag, { dateStyle: 'full', timeStyle: 'long' });
  const number = new Intl.NumberFormat(tag);
  const relative = new Intl.RelativeTimeFormat(tag, { numeric: 'auto' });
  return {
    number: (value: number) => number.format(value),
    /** @param iso a `DateTime` of the API */
    date: (iso: string) => date.format(new Date(iso)),
    time: (iso: string) => time.format(new Date(iso)),
    exactTime: (iso: string) => exact.format(new Date(iso)),
    /** Such as “3 minutes ago” or “in 2 days”. */
    relativeTime(iso: string, now = Date.now()): string {
      const seconds = (new Date(iso).getTime() - now) / 1_000;
      const size = Math.abs(seconds);
      if (size < MINUTE) return relative.format(Math.round(seconds), 'second');
      if (size < HOUR) return relative.format(Math.round(seconds / MINUTE), 'minute');
      if (size < DAY) return relative.format(Math.round(seconds / HOUR), 'hour');
      return relative.format(Math.round(seconds / DAY), 'day');
    },
    /** A length of time in its largest whole unit, such as “7 days”. */
    duration(seconds: number): string {
      const units = [
        ['day', DAY],
        ['hour', HOUR],
        ['minute', MINUTE],
      ] as const;
      const [unit, length] = units.find(([, length]) => seconds >= length && seconds % length === 0) ?? [
        'second',
        1,
      ];
      return new Intl.NumberFormat(tag, { style: 'unit', unit, unitDisplay: 'long' }).format(
        seconds / length,
      );
    },
  };
}

export type Format = ReturnType<typeof useFormat>;

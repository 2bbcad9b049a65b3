import { useFormat } from '../core/format.ts';

/** A time, such as “3 minutes ago”, with the exact time as its tooltip. @param iso a `DateTime` of the API */
export function Ago({ iso }: { iso: string }) {
  const { relativeTime, exactTime } = useFormat();
  return (
    <time dateTime={iso} title={exactTime(iso)}>
      {relativeTime(iso)}
    </time>
  );
}

/** A date with its time of day. */
export function At({ iso }: { iso: string }) {
  const { time, exactTime } = useFormat();
  return (
    <time dateTime={iso} title={exactTime(iso)}>
      {time(iso)}
    </time>
  );
}

import classes from './session-track.module.css';

/** A period, in milliseconds since 1970. */
export type Span = { from: number; to: number };

/** The minimum width, which keeps short sessions visible. */
const LEAST_PERCENT = 0.8;
const HEIGHT = 14;

/**
 * Draws when a session was open, on the axis that the sessions of one page of the list share. The text beside it says
 * the same, so screen readers skip it.
 */
export function SessionTrack({ axis, span, isOpen }: { axis: Span; span: Span; isOpen: boolean }) {
  const length = Math.max(axis.to - axis.from, 1);
  const percent = (time: number) => Math.min(Math.max(((time - axis.from) / length) * 100, 0), 100);
  const width = Math.max(percent(span.to) - percent(span.from), LEAST_PERCENT);
  const start = Math.min(percent(span.from), 100 - width);
  return (
    <svg className={classes.track} width="100%" height={HEIGHT} aria-hidden="true">
      <rect className={classes.axis} x="0" y={HEIGHT / 2 - 1} width="100%" height="2" rx="1" />
      <rect
        className={isOpen ? classes.open : classes.ended}
        x={`${start}%`}
        y="2"
        width={`${width}%`}
        height={HEIGHT - 4}
        rx="4"
      />
    </svg>
  );
}

import { useEffect, useRef, useState } from 'react';

const EVERY_MS = 1_000;
/** Each request extends the session, so a page that polled without end would never let the session end. */
const STOPS_AFTER_MS = 60_000;

/**
 * Polls once a second while something is under way, for at most a minute.
 * @returns whether the minute is over, and a function that reads at once and starts another minute
 */
export function useWatch(isUnderWay: boolean, read: () => void): { isOver: boolean; again(): void } {
  const [isOver, setOver] = useState(false);
  const latest = useRef(read);
  useEffect(() => {
    latest.current = read;
  });
  useEffect(() => {
    if (!isUnderWay) setOver(false);
    if (!isUnderWay || isOver) return;
    const timer = setInterval(() => latest.current(), EVERY_MS);
    const end = setTimeout(() => setOver(true), STOPS_AFTER_MS);
    return () => {
      clearInterval(timer);
      clearTimeout(end);
    };
  }, [isUnderWay, isOver]);
  function again(): void {
    latest.current();
    setOver(false);
  }
  return { isOver, again };
}

import { useEffect, useState, useSyncExternalStore } from 'react';
import { localized } from '../core/language.ts';
import { underWay } from '../core/under-way.ts';
import classes from './progress.module.css';

const useTexts = localized({ en: { loading: 'Loading' }, de: { loading: 'Wird geladen' } });

/** Shorter waits show no bar: it would only flicker. */
const PATIENCE_MS = 1_000;

/** A bar at the top of the page, shown when requests have been under way for longer than a second. */
export function Progress() {
  const { loading } = useTexts();
  const isAny = useSyncExternalStore(underWay.subscribe, underWay.isAny);
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    if (!isAny) return setLong(false);
    const timer = setTimeout(() => setLong(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [isAny]);
  return isLong ? <div className={classes.bar} role="progressbar" aria-label={loading} /> : null;
}

import { inTurn } from './lib/in-turn.ts';
import { LANGUAGES } from './lib/languages.ts';
import { loadRateLimiter } from './limits/throughput.ts';
import type { Runtime } from './runtime.ts';

/**
 * Loads what takes longer than a request may hold the event loop, before a request does: the modules of the rate
 * limiter, and the names of countries. Between the steps requests are answered.
 */
export async function loadAhead({
  settings,
  placeNames,
  log,
}: Pick<Runtime, 'settings' | 'placeNames' | 'log'>): Promise<void> {
  try {
    if (settings.rateLimits) await loadRateLimiter();
    for (const language of LANGUAGES) {
      await inTurn();
      await placeNames.countries(language);
    }
  } catch (error) {
    // The request that needs it meets the same error.
    log.error({ err: error }, 'loading ahead failed');
  }
}

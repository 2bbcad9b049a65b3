import { inTurn } from './lib/in-turn.ts';
import { LANGUAGES } from './lib/languages.ts';
import { loadRateLimiter } from './limits/throughput.ts';
import type { Runtime } from './runtime.ts';

/**
 * Loads the modules of the rate limiter and the names of countries before a request needs them, because this takes
 * longer than a request may block the event loop. Requests are answered between the steps.
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

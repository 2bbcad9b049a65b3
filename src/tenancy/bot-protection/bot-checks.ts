import { createOutgoing, type Outgoing } from '../../lib/outgoing.ts';
import { createTally, type Tally } from '../../lib/tally.ts';
import type { Settings } from '../../platform/settings.ts';
import type { BotService } from './providers.ts';

const TIMEOUT_MS = 3_000;

/** The result of one check, for the metric. */
export type BotCheckOutcome = 'passed' | 'refused' | 'missing' | 'misconfigured' | 'unavailable';

/** The state of this process for the checks of visitors. */
export type BotChecks = {
  outgoing: Outgoing;
  outcomes: Tally<{ provider: string; outcome: BotCheckOutcome }>;
  /** When each provider has last answered. */
  answeredAt: Map<BotService, Date>;
};

declare module '../../platform/runtime.ts' {
  interface Runtime {
    botChecks: BotChecks;
  }
}

export function prepareBotChecks({ environment }: Pick<Settings, 'environment'>): BotChecks {
  return {
    outgoing: createOutgoing({ environment, timeoutMilliseconds: TIMEOUT_MS }),
    outcomes: createTally(),
    answeredAt: new Map(),
  };
}

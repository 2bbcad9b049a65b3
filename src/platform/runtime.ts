import type { Logger } from 'pino';
import type { Clock } from '../lib/clock.ts';
import type { DerivedKeys } from '../lib/derived-keys.ts';
import type { Settings } from './settings.ts';

/**
 * The objects that exist as long as the process. A rule (docs/architecture.md) takes the runtime as its first argument,
 * or as its second, after the transaction that the rule joins.
 *
 * The other folders add their own parts, such as `prisma`: each is declared beside its constructor (`interface
 * Runtime`). `createRuntime` creates all of them.
 */
export interface Runtime {
  settings: Settings;
  clock: Clock;
  /** The `iss` of every token: the public URL. */
  issuer: string;
  derivedKeys: DerivedKeys;
  log: Logger;
}

/** The runtime of commands. A server starts with it, too, and creates the other parts from it. */
export type CommandRuntime = Pick<Runtime, 'settings' | 'clock' | 'prisma' | 'derivedKeys'>;

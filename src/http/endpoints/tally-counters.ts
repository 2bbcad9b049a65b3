import { Counter, type Registry } from 'prom-client';
import type { Tally } from '../../lib/tally.ts';

/** Adds a counter that shows a tally of the process. */
export type AddTallyCounter = <Labels extends Record<string, string>>(
  name: string,
  help: string,
  labelNames: Extract<keyof Labels, string>[],
  tally: Pick<Tally<Labels>, 'entries'>,
) => void;

export function tallyCounters(registry: Registry): AddTallyCounter {
  return (name, help, labelNames, tally) => {
    new Counter({
      name,
      help,
      labelNames,
      registers: [registry],
      collect() {
        this.reset();
        for (const { labels, count } of tally.entries()) this.inc(labels, count);
      },
    });
  };
}

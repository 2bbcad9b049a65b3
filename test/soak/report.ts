import type { Ledger } from './outcome.ts';
import type { Sample } from './resources.ts';

export type Findings = {
  minutes: number;
  ledger: Ledger;
  /** The faults in their order. */
  happened: readonly { name: string; recoveredAfterMilliseconds: number }[];
  samples: readonly Sample[];
  grown: Sample;
  registered: number;
};

/** The findings as a page of Markdown. */
export function report({ minutes, ledger, happened, samples, grown, registered }: Findings): string {
  const names = [...new Set(happened.map(({ name }) => name))];
  const faults = names.map((name) => {
    const times = happened
      .filter((each) => each.name === name)
      .map((each) => each.recoveredAfterMilliseconds);
    return `| ${name} | ${times.length} | ${(Math.max(...times) / 1000).toFixed(1)} |`;
  });
  const counts = [...ledger.counts].sort(([a], [b]) => a.localeCompare(b));
  const [begin, end] = [samples[0], samples.at(-1)];
  return [
    '# Soak',
    '',
    `${minutes.toFixed(1)} minutes, ${registered} acknowledged registrations, all announced by webhook.`,
    `Wrong answers: ${ledger.violations.length}.`,
    ...ledger.violations.map((words) => `- ${words}`),
    '',
    '| fault | times | longest time until verdicts were given again (s) |',
    '| --- | --- | --- |',
    ...faults,
    '',
    '| operation and outcome | answers |',
    '| --- | --- |',
    ...counts.map(([name, count]) => `| ${name} | ${count} |`),
    '',
    `Memory of the gateway that ran throughout: ${begin?.megabytes} MB at the start, ${end?.megabytes} MB at the end; ` +
      `open files: ${begin?.handles}, ${end?.handles}. ` +
      `From the second quarter to the last one: ${grown.megabytes} MB, ${grown.handles} files.`,
  ].join('\n');
}

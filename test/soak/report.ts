import type { Ledger } from './outcome.ts';
import type { Sample } from './resources.ts';

export type Findings = {
  minutes: number;
  ledger: Ledger;
  /** The faults in their order. */
  happened: readonly { name: string; recoveredAfterMilliseconds: number }[];
  /** Of each gateway. */
  samples: readonly (readonly Sample[])[];
  grown: readonly Sample[];
  /** Log lines that no fault explains. */
  errors: readonly string[];
  registered: number;
};

/** The findings as a page of Markdown. */
export function report({ minutes, ledger, happened, samples, grown, errors, registered }: Findings): string {
  const names = [...new Set(happened.map(({ name }) => name))];
  const faults = names.map((name) => {
    const times = happened
      .filter((each) => each.name === name)
      .map((each) => each.recoveredAfterMilliseconds);
    return `| ${name} | ${times.length} | ${(Math.max(...times) / 1000).toFixed(1)} |`;
  });
  const counts = [...ledger.counts].sort(([a], [b]) => a.localeCompare(b));
  return [
    '# Soak',
    '',
    `${minutes.toFixed(1)} minutes, ${registered} acknowledged registrations, all announced by webhook.`,
    `Wrong answers: ${ledger.violations.length}.`,
    ...ledger.violations.map((words) => `- ${words}`),
    `Refused or dropped requests that no fault explains: ${ledger.unexplained.length}.`,
    ...ledger.unexplained.map((words) => `- ${words}`),
    `Lines in the logs that no fault explains: ${errors.length}.`,
    ...errors.map((line) => `- ${line}`),
    '',
    '| fault | times | longest time until verdicts were given again (s) |',
    '| --- | --- | --- |',
    ...faults,
    '',
    '| operation and outcome | answers |',
    '| --- | --- |',
    ...counts.map(([name, count]) => `| ${name} | ${count} |`),
    '',
    ...['that ran throughout', 'that was started again'].map((which, index) => {
      const [begin, end] = [samples[index]?.[0], samples[index]?.at(-1)];
      return (
        `Memory of the gateway ${which}: ${begin?.megabytes} MB at the start, ${end?.megabytes} MB at the end; ` +
        `open files: ${begin?.handles}, ${end?.handles}. From the second quarter to the last one: ` +
        `${grown[index]?.megabytes} MB, ${grown[index]?.handles} files.`
      );
    }),
  ].join('\n');
}

import { readdirSync, readFileSync } from 'node:fs';

/** The resources of a process: its memory in megabytes, and its open files and sockets. */
export type Sample = { megabytes: number; handles: number };

/** @param pid of a running process */
export function sample(pid: number): Sample {
  const [, kilobytes = '0'] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return {
    megabytes: Math.round(Number(kilobytes) / 1024),
    handles: readdirSync(`/proc/${pid}/fd`).length,
  };
}

/**
 * How much a process has grown: the median of the last quarter of its samples, less that of the second quarter. In the
 * first quarter a server fills its caches.
 */
export function growth(samples: readonly Sample[]): Sample {
  const quarter = Math.floor(samples.length / 4);
  const [early, late] = [samples.slice(quarter, 2 * quarter), samples.slice(-quarter)];
  const between = (what: keyof Sample) =>
    median(late.map((each) => each[what])) - median(early.map((each) => each[what]));
  return { megabytes: between('megabytes'), handles: between('handles') };
}

function median(numbers: number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}

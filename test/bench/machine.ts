import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, release, totalmem, type } from 'node:os';

/** Describes the machine in one line, for the caption of the table. */
export function describeMachine(postgresVersion: string): string {
  const model = cpus()[0]?.model.trim() || 'unknown processor';
  const memory = `${Math.round(totalmem() / 2 ** 30)} GB`;
  return [
    `${availableParallelism()} cores (${model})`,
    `${memory} memory`,
    `${type()} ${release()}`,
    `Node ${process.version}`,
    `PostgreSQL ${postgresVersion}`,
  ].join(', ');
}

/** Returns a warning if other processes use the machine, or null. */
export function describeStrangers(): string | null {
  const [lastMinute = 0] = loadavg();
  return lastMinute < 0.3 * availableParallelism()
    ? null
    : `The load average was ${lastMinute.toFixed(1)} at the start: others used the machine too, so the figures are noisy.`;
}

/** Linux counts processor time in hundredths of a second (`getconf CLK_TCK`). */
const TICKS_A_SECOND = 100;

/** Returns the CPU seconds of all threads of a process. NaN without /proc. */
export function processorSeconds(pid: number): number {
  const fields = statFields(pid);
  return (Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND;
}

/** Returns the CPU seconds of all child processes that have ended. NaN without /proc. */
export function childrenProcessorSeconds(pid: number): number {
  const fields = statFields(pid);
  return (Number(fields[13]) + Number(fields[14])) / TICKS_A_SECOND;
}

/** proc_pid_stat(5): the fields after the name. The name may contain spaces. The index of `utime` here is 11. */
function statFields(pid: number): string[] {
  const stat = readProc(pid, 'stat');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

/** Returns the resident memory of a process in bytes. NaN without /proc. */
export function residentBytes(pid: number): number {
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(readProc(pid, 'status'))?.[1]) * 1024;
}

/** Returns the memory in bytes of all processes that have this environment variable. Shared memory counts once. */
export function residentBytesWith(name: string, value: string): number {
  const variable = `\0${name}=${value}\0`;
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry) && `\0${readProc(Number(entry), 'environ')}`.includes(variable))
    .reduce((sum, pid) => sum + proportionalBytes(Number(pid)), 0);
}

function proportionalBytes(pid: number): number {
  return Number(/^Pss:\s+(\d+) kB$/m.exec(readProc(pid, 'smaps_rollup'))?.[1] ?? 0) * 1024;
}

function readProc(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A limit on a process: its description for the table, and its removal. */
export type Hold = { how: string; release(): Promise<void> };

const PERIOD_MICROSECONDS = 20_000;
const QUOTA_MICROSECONDS = PERIOD_MICROSECONDS / 4;

/**
 * Limits a process with all its threads to a quarter of a core: by a control group of Linux where one can be created,
 * otherwise by SIGSTOP and SIGCONT.
 */
export function holdToQuarterCore(pid: number): Hold {
  return holdByGroup(pid) ?? holdBySignals(pid);
}

/** Version 1 of control groups has a folder for each resource; version 2 has one for all (cgroups(7)). */
function holdByGroup(pid: number): Hold | null {
  const first = existsSync('/sys/fs/cgroup/cpu/cpu.cfs_quota_us');
  const group = join(first ? '/sys/fs/cgroup/cpu' : '/sys/fs/cgroup', `gatehouse-bench-${pid}`);
  try {
    mkdirSync(group);
    if (first) {
      writeFileSync(join(group, 'cpu.cfs_period_us'), String(PERIOD_MICROSECONDS));
      writeFileSync(join(group, 'cpu.cfs_quota_us'), String(QUOTA_MICROSECONDS));
    } else writeFileSync(join(group, 'cpu.max'), `${QUOTA_MICROSECONDS} ${PERIOD_MICROSECONDS}`);
    writeFileSync(join(group, 'cgroup.procs'), String(pid));
  } catch {
    removeGroup(group);
    return null;
  }
  return {
    how: 'a control group',
    async release() {
      // A group can be removed only a moment after its last process has ended.
      for (let left = 50; left > 0 && !removeGroup(group); left -= 1) await sleep(100);
    },
  };
}

function removeGroup(group: string): boolean {
  try {
    rmdirSync(group);
    return true;
  } catch {
    return !existsSync(group);
  }
}

function holdBySignals(pid: number): Hold {
  const script = 'while kill -CONT "$1"; do sleep 0.005; kill -STOP "$1"; sleep 0.015; done';
  const shell = spawn('sh', ['-c', script, 'hold', String(pid)], { stdio: 'ignore' });
  return {
    how: 'SIGSTOP and SIGCONT',
    async release() {
      const ended = once(shell, 'exit');
      if (shell.exitCode === null && shell.kill('SIGKILL')) await ended;
      try {
        process.kill(pid, 'SIGCONT');
      } catch {
        // The process has ended.
      }
    },
  };
}

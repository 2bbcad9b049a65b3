import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { isInstalled } from '../support/installed-program.ts';
import { REPOSITORY } from '../support/process.ts';

const folder = join(REPOSITORY, 'deploy/prometheus');
const promtool = (...args: string[]) => spawnSync('promtool', args, { cwd: folder, encoding: 'utf8' });

// The hint unpacks the package instead of installing it, because the installation would start a service.
const installed = isInstalled('promtool', 'apt-get download prometheus, and dpkg -x');

describe.skipIf(!installed)('promtool', () => {
  test('accepts the configuration and the rules', () => {
    expect(promtool('check', 'config', '--syntax-only', 'prometheus.yml').stdout).toContain('SUCCESS');
    expect(promtool('check', 'rules', '--lint-fatal', 'alerts.yml')).toMatchObject({ status: 0, stderr: '' });
  });

  test('confirms that every alert fires in its test case', () => {
    expect(promtool('test', 'rules', 'alerts.test.yml')).toMatchObject({ status: 0, stderr: '' });
    const { groups } = parse(readFileSync(join(folder, 'alerts.yml'), 'utf8'));
    const { tests } = parse(readFileSync(join(folder, 'alerts.test.yml'), 'utf8'));
    type Case = { alertname: string; exp_alerts: unknown[] };
    const fired = tests
      .flatMap(({ alert_rule_test }: { alert_rule_test: Case[] }) => alert_rule_test)
      .filter(({ exp_alerts }: Case) => exp_alerts.length > 0)
      .map(({ alertname }: Case) => alertname);
    expect([...new Set(fired)].sort()).toEqual(
      groups[0].rules.map(({ alert }: { alert: string }) => alert).sort(),
    );
  });
});

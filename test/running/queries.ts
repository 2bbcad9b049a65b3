import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { mountedFile } from './compose-stack.ts';

const RULES = '/etc/prometheus/alerts.yml';

/** The queries of the dashboard. The duration is what Grafana computes for a scrape interval of 15 seconds. */
export function dashboardQueries(): string[] {
  const dashboard = JSON.parse(
    readFileSync(mountedFile('grafana', `${dashboards()}/gatehouse.json`), 'utf8'),
  );
  const queries: string[] = dashboard.panels.flatMap(({ targets }: { targets: { expr: string }[] }) =>
    targets.map(({ expr }) => expr.replaceAll('$__rate_interval', '1m')),
  );
  const odd = queries.filter((query) => query.includes('$'));
  if (odd.length > 0) throw new Error(`Unknown variables: ${odd.join('\n')}`);
  return queries;
}

/** The folder of dashboards in the container of Grafana. */
export function dashboards(): string {
  const file = '/etc/grafana/provisioning/dashboards/gatehouse.yaml';
  return parse(readFileSync(mountedFile('grafana', file), 'utf8')).providers[0].options.path;
}

/** The names of the metrics in an expression: all names that are no function, no keyword and no label. */
export function metricsIn(expression: string): string[] {
  const bare = expression
    .replace(/"[^"]*"/g, '')
    .replace(/\{[^}]*\}|\[[^\]]*\]|\b(?:by|without|on|ignoring)\s*\([^)]*\)/g, ' ');
  return [...bare.matchAll(/\b([a-zA-Z_:][\w:]*)\b(?!\s*\()/g)]
    .map(([, name = '']) => name)
    .filter((name) => !/^(?:and|or|unless|bool|by)$/.test(name));
}

/** The expressions of the alert rules. */
export function ruleQueries(): string[] {
  const rules: { expr: string }[] = parse(readFileSync(mountedFile('prometheus', RULES), 'utf8')).groups[0]
    .rules;
  return rules.map(({ expr }) => expr);
}

/** The names of the metrics that the text of a `/metrics` declares, with those of the series of histograms. */
function declaredMetrics(text: string): Set<string> {
  const names = new Set<string>();
  for (const [, name = '', type] of text.matchAll(/^# TYPE (\S+) (\S+)$/gm)) {
    names.add(name);
    if (type === 'histogram') for (const end of ['bucket', 'sum', 'count']) names.add(`${name}_${end}`);
  }
  return names;
}

/** The metrics of the alerts and of the dashboard that are not declared. @throws if an expression has no metric */
export function unknownMetrics(text: string): string[] {
  // Prometheus itself has `up`.
  const known = declaredMetrics(text).add('up');
  const used = [...ruleQueries(), ...dashboardQueries()].flatMap((expression) => {
    const metrics = metricsIn(expression);
    if (metrics.length === 0) throw new Error(`No metric: ${expression}`);
    return metrics;
  });
  return [...new Set(used)].filter((name) => !known.has(name));
}

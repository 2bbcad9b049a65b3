import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { importsOf, partOf, readSources, type Source, withoutComments } from './imports.ts';

const sources = readSources();
const FEATURES = [
  'accounts',
  'sites',
  'customers',
  'email-changes',
  'customer-support',
  'personal-data',
  'token-stories',
  'sessions',
  'tokens',
  'passwords',
  'partners',
  'collaborators',
  'limits',
  'revocations',
  'audit',
  'one-time-tokens',
  'email-verification',
  'passwordless',
  'mail',
  'webhooks',
  'jobs',
  'second-factor',
  'plans',
  'geo',
  'identity-providers',
  'single-sign-on',
];
/** Of what stands beside the features at the top, and so above them. */
const ABOVE_FEATURES = [
  'schema.ts',
  'load-ahead.ts',
  'server.ts',
  'main.ts',
  'graphql',
  'oauth2',
  'http',
  'rest',
  'cli',
];

/** `who → what` for each import of those files that the rule does not allow. */
function broken(files: Source[], allowed: (target: string, from: Source) => boolean): string[] {
  return files.flatMap((file) =>
    file.imports.filter((target) => !allowed(target, file)).map((target) => `${file.path} → ${target}`),
  );
}
const inPart = (...parts: string[]) => sources.filter(({ path }) => parts.includes(partOf(path)));
const isIn = (target: string, ...parts: string[]) => parts.includes(partOf(target));
const matching = (pattern: RegExp) =>
  sources.filter(({ text }) => pattern.test(withoutComments(text))).map(({ path }) => path);

describe('the reader of imports', () => {
  test('sees every kind, and not what stands in comments', () => {
    expect(
      importsOf(`import a from './a.ts'; import type { B } from "./b.ts";\nimport './c.ts';\nexport * from './d.ts';
        const e = await import('./e.ts'); // import './not.ts'\n/** from './nor.ts' */ export { f,\n g } from './f.ts';`),
    ).toEqual(['./a.ts', './b.ts', './c.ts', './d.ts', './e.ts', './f.ts']);
  });

  test('finds the sources, and no import that leads nowhere', () => {
    const known = new Set(sources.map(({ path }) => path));
    expect(known.size).toBeGreaterThan(60);
    for (const feature of FEATURES) expect(inPart(feature).length).toBeGreaterThan(0);
    const generated = /^(database\/client|rest\/gql)\//;
    expect(broken(sources, (target) => known.has(target) || generated.test(target))).toEqual([]);
  });

  test('knows every folder: a new one has to be given its place here', () => {
    const parts = new Set(sources.map(({ path }) => partOf(path)));
    const placed = ['builder.ts', 'context.ts', 'errors.ts', 'runtime.ts', 'settings.ts', 'lib', 'database'];
    expect([...parts].sort()).toEqual([...FEATURES, ...ABOVE_FEATURES, ...placed].sort());
  });
});

describe('dependencies point one way', () => {
  test('lib imports nothing of ours', () => {
    expect(broken(inPart('lib'), (target) => isIn(target, 'lib'))).toEqual([]);
  });

  test('errors and settings import lib only', () => {
    expect(broken(inPart('errors.ts', 'settings.ts'), (target) => isIn(target, 'lib'))).toEqual([]);
  });

  test('the database imports errors, settings and lib only', () => {
    const below = (target: string) => isIn(target, 'database', 'lib', 'errors.ts', 'settings.ts');
    expect(broken(inPart('database'), below)).toEqual([]);
  });

  test('the rules of a feature import no schema, no builder, no context and nothing above them', () => {
    const rules = inPart(...FEATURES).filter(({ path }) => !isGraphql(path));
    const refused = (target: string) =>
      isGraphql(target) || isIn(target, ...ABOVE_FEATURES, 'builder.ts', 'context.ts', 'runtime.ts');
    expect(broken(rules, (target) => !refused(target))).toEqual([]);
  });

  test('no feature imports another feature’s schema', () => {
    const own = (target: string, { path }: Source) => partOf(target) === partOf(path);
    const others = inPart(...FEATURES);
    expect(broken(others, (target, from) => !target.endsWith('/schema.ts') || own(target, from))).toEqual([]);
    expect(broken(others, (target) => !isIn(target, ...ABOVE_FEATURES))).toEqual([]);
  });

  test('rules know nothing of GraphQL and HTTP', () => {
    const rules = inPart(...FEATURES, 'lib', 'database', 'errors.ts', 'settings.ts').filter(
      ({ path }) => !isGraphql(path) && path !== 'limits/throughput.ts',
    );
    const transports = /^(graphql$|graphql-|fastify|@fastify|@pothos|@envelop|node:http)/;
    const using = rules.flatMap(({ path, packages }) =>
      packages.filter((name) => transports.test(name)).map((name) => `${path} → ${name}`),
    );
    expect(using).toEqual([]);
  });

  test('the schema imports features, the server the schema, main the server, and nobody looks up', () => {
    const order = [
      'schema.ts',
      'graphql',
      'oauth2',
      'http',
      'rest',
      'load-ahead.ts',
      'server.ts',
      'main.ts',
      'cli',
    ];
    const rank = (path: string) => order.indexOf(partOf(path));
    // The builder loads the plugin that it is built with.
    const below = sources.filter(({ path }) => rank(path) < 0 && path !== 'builder.ts');
    expect(broken(below, (target) => rank(target) < 0)).toEqual([]);
    expect(
      broken(inPart('schema.ts'), (target) => target.endsWith('schema.ts') || target === 'builder.ts'),
    ).toEqual([]);
    expect(broken(sources, (target, { path }) => target !== 'server.ts' || path === 'main.ts')).toEqual([]);
    expect(broken(sources, (target, { path }) => target !== 'main.ts' || partOf(path) === 'cli')).toEqual([]);
  });

  test('the shim knows documents, error codes and lib only; the server alone knows the shim', () => {
    expect(broken(inPart('rest'), (target) => isIn(target, 'rest', 'lib', 'errors.ts'))).toEqual([]);
    const elsewhere = sources.filter(({ path }) => !isIn(path, 'rest', 'server.ts'));
    expect(broken(elsewhere, (target) => !isIn(target, 'rest'))).toEqual([]);
  });

  test('no files import each other in a circle, but for their types', () => {
    expect(circles()).toEqual([]);
  });
});

test('what is imported is a dependency, also where it is loaded later', () => {
  const { dependencies } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  const known = new Set(Object.keys(dependencies));
  const nameOf = (specifier: string) => specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
  const foreign = sources.flatMap(({ path, runtimePackages }) =>
    runtimePackages
      .filter((specifier) => !specifier.startsWith('node:') && !known.has(nameOf(specifier)))
      .map((specifier) => `${path} → ${specifier}`),
  );
  expect(foreign).toEqual([]);
});

describe('one place for one thing', () => {
  test.each<[string, RegExp, string[]]>([
    ['reads the environment', /\bprocess\.env\b/, ['settings.ts', 'cli/generate-client.ts']],
    [
      'creates sessions',
      /\bsession\.(create|createMany|upsert)\b|INSERT INTO session\b/i,
      ['sessions/open-session.ts'],
    ],
    [
      'ends sessions',
      /\bsession\.(update|updateMany|delete|deleteMany)\b|\bSET\s+ended_at\b/,
      ['sessions/end-session.ts'],
    ],
    [
      'hashes passwords',
      /from '(argon2|bcrypt)'|import\('(argon2|bcrypt)'\)/,
      ['passwords/password-hash.ts'],
    ],
    [
      'compares passwords',
      /\bverifyPassword\(/,
      ['passwords/password-hash.ts', 'passwords/check-password.ts', 'collaborators/log-in.ts'],
    ],
    [
      'signs and verifies tokens',
      /\b(SignJWT|jwtVerify|compactVerify)\b/,
      ['tokens/access-token.ts', 'identity-providers/id-token.ts'],
    ],
    [
      'normalises emails',
      /normalize\('NFC'\)\.toLowerCase|emailKey\(email: string\)/,
      ['customers/identifiers.ts'],
    ],
    ['queues mail', /\benqueue\([^)]*'mail'/, ['mail/queue-mail.ts']],
    ['hands mail to a server', /\bsendMail\b|'nodemailer'/, ['mail/send-mail.ts']],
    ['keeps mail in the outbox', /\boutboxMail\.create|INSERT INTO outbox_mail/i, ['mail/outbox.ts']],
    ['calls the outbox', /\bkeepInOutbox\(/, ['mail/outbox.ts', 'mail/send-mail.ts']],
    ['allows a mail', /\bMailPermit = \{|\bas MailPermit\b|\bissued\.add\b/, ['mail/mail-permit.ts']],
    [
      'writes jobs',
      /\bpgboss\.job\b.*INSERT|INSERT INTO pgboss|\bboss\.(send|insert)\b/i,
      ['jobs/enqueue.ts'],
    ],
    ['compares secrets', /\btimingSafeEqual\b/, ['lib/credential.ts']],
  ])('only one module %s', (_what, pattern, allowed) => {
    const found = matching(pattern);
    expect(found.filter((path) => !allowed.includes(path))).toEqual([]);
    // Otherwise the pattern would be out of date.
    expect(found).toContain(allowed[0]);
  });

  test('every mail is counted: whoever queues one has a permit, and the permit is used up by it', () => {
    const callers = matching(/(?<!function )\bqueueMail\(/);
    expect(callers).toContain('mail/tell-customer.ts');
    for (const path of callers) {
      const { text } = sources.find((source) => source.path === path) ?? { text: '' };
      const calls = [...withoutComments(text).matchAll(/(?<!function )\bqueueMail\(([^;]*);/g)];
      expect(calls.map(([, given]) => given?.split(',')[2]?.trim())).toEqual(calls.map(() => 'permit'));
    }
    const queue = sources.find(({ path }) => path === 'mail/queue-mail.ts');
    expect(queue?.text).toMatch(/\busePermit\(permit\);[\s\S]*enqueue\(/);
    // The queue's name is a literal in one place: nothing computes it.
    expect(matching(/'mail'/).sort()).toEqual([
      'database/job-store.ts',
      'mail/forget-mails.ts',
      'mail/queue-mail.ts',
      'mail/send-mail.ts',
    ]);
  });

  test('only the database’s folder tells PGlite from PostgreSQL', () => {
    const named = matching(/\bPGlite\b|@electric-sql|from 'pg'|adapter-pg\b|pglite-prisma-adapter/);
    // The commands that write and check migrations may take a throw-away database.
    const may = /^database\/|^cli\/(migration|check)\.ts$/;
    expect(named.filter((path) => !may.test(path))).toEqual([]);
    expect(named).toContain('database/database.ts');
  });

  test('rules are told the time: only a throttle of this very process looks at the machine’s', () => {
    const looking = matching(/\bDate\.now\(\)|\bnew Date\(\)/).filter((path) => isIn(path, ...FEATURES));
    expect(looking.filter((path) => path !== 'limits/throughput.ts')).toEqual([]);
  });

  test('the builder defines no types', () => {
    expect(matching(/builder\.(objectRef|objectType|prismaObject|inputType|enumType)\b/)).not.toContain(
      'builder.ts',
    );
  });
});

describe('a source file', () => {
  test('has at most 300 lines', () => {
    expect(sources.filter(({ lines }) => lines > 300).map(({ path, lines }) => `${path}: ${lines}`)).toEqual(
      [],
    );
  });

  test('has a name in kebab-case that says what it holds', () => {
    const names = sources.map(({ path }) => path.split('/').at(-1) ?? '');
    expect(names.filter((name) => !/^[a-z][a-z0-9]*(-[a-z0-9]+)*\.ts$/.test(name))).toEqual([]);
    expect(
      names.filter((name) => /^(service|repository|manager|helpers|utils|types)\.ts$/.test(name)),
    ).toEqual([]);
  });

  test('exports by name, but for Pothos plugins, which are named by what they export', () => {
    expect(matching(/^export default\b/m).filter((path) => !path.endsWith('-plugin.ts'))).toEqual([]);
  });
});

/** What of a feature speaks GraphQL: its schema, and types that several schemas share. */
function isGraphql(path: string): boolean {
  return ['/schema.ts', '/auth-payload.ts', '/session-types.ts', '/setting-types.ts'].some((name) =>
    path.endsWith(name),
  );
}

function circles(): string[] {
  const targets = new Map(sources.map(({ path, runtimeImports }) => [path, runtimeImports]));
  const found = new Set<string>();
  const done = new Set<string>();
  function visit(path: string, trail: string[]): void {
    const start = trail.indexOf(path);
    if (start >= 0) {
      found.add([...trail.slice(start), path].join(' → '));
      return;
    }
    if (done.has(path)) return;
    for (const target of targets.get(path) ?? []) visit(target, [...trail, path]);
    done.add(path);
  }
  for (const { path } of sources) visit(path, []);
  return [...found];
}

import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, test } from 'vitest';
import { importsOf, partOf, readSources, type Source, withoutComments } from './imports.ts';

const sources = readSources();

/**
 * The top level of `src/`, in the order of its imports: each entry may import itself and those before it, and nothing
 * else. There are no exceptions.
 */
const ORDER = [
  'lib',
  'platform',
  'schema-core',
  'tenancy',
  'delivery',
  'access',
  'customers',
  'administration',
  'openid',
  'enterprise',
  'seed.ts',
  'create-runtime.ts',
  'load-ahead.ts',
  'graphql',
  'rest',
  'http',
  'server.ts',
  'main.ts',
  'cli',
  // For browsers and partners’ servers. They use the service by HTTP only, and nothing in the service imports them.
  'clients',
  'ui',
];
/** The folders whose rules import neither GraphQL nor HTTP. The only exception is `throughput.ts`. */
const RULES = [
  'lib',
  'platform',
  'tenancy',
  'delivery',
  'access',
  'customers',
  'administration',
  'openid',
  'enterprise',
];

/** Lists each import that `allowed` refuses, as `importer → imported`. */
function broken(files: Source[], allowed: (target: string, from: Source) => boolean): string[] {
  return files.flatMap((file) =>
    file.imports.filter((target) => !allowed(target, file)).map((target) => `${file.path} → ${target}`),
  );
}
const inPart = (...parts: string[]) => sources.filter(({ path }) => parts.includes(partOf(path)));
const folderOf = (path: string) => path.split('/', 2).join('/');
const isIn = (target: string, ...parts: string[]) => parts.includes(partOf(target));
const matching = (pattern: RegExp) =>
  sources.filter(({ text }) => pattern.test(withoutComments(text))).map(({ path }) => path);
/** The generated Prisma client and typed documents. They import no other source file. */
const isGenerated = (path: string) => /^(platform\/database\/client|.*\/gql)\//.test(path);

describe('reading imports', () => {
  test('finds every kind of import, except in comments', () => {
    expect(
      importsOf(`import a from './a.ts'; import type { B } from "./b.ts";\nimport './c.ts';\nexport * from './d.ts';
        const e = await import('./e.ts'); // import './not.ts'\n/** from './nor.ts' */ export { f,\n g } from './f.ts';`),
    ).toEqual(['./a.ts', './b.ts', './c.ts', './d.ts', './e.ts', './f.ts']);
  });

  test('finds the sources, and no import of a missing file', () => {
    const known = new Set(sources.map(({ path }) => path));
    expect(known.size).toBeGreaterThan(300);
    expect(broken(sources, (target) => known.has(target) || isGenerated(target))).toEqual([]);
  });
});

describe('imports point one way', () => {
  test('the order names every folder and file at the top, and nothing else', () => {
    expect([...new Set(sources.map(({ path }) => partOf(path)))].sort()).toEqual([...ORDER].sort());
  });

  test('no folder imports one that comes after it in the order', () => {
    const rank = (path: string) => ORDER.indexOf(partOf(path));
    expect(broken(sources, (target, { path }) => rank(target) <= rank(path))).toEqual([]);
  });

  test('no two folders import each other, directly or through others', () => {
    expect(circles(folderImports())).toEqual([]);
  });

  test('no two files import each other, directly or through others, not even for types', () => {
    expect(circles(new Map(sources.map(({ path, imports }) => [path, imports])))).toEqual([]);
  });

  test('only schema files and `-types.ts` files import schema-core, and rules do not import such files', () => {
    const features = inPart(...RULES);
    const schemaCore = (target: string) => isIn(target, 'schema-core');
    expect(broken(features, (target, { path }) => isGraphql(path) || !schemaCore(target))).toEqual([]);
    const rules = features.filter(({ path }) => !isGraphql(path));
    expect(broken(rules, (target) => !isGraphql(target))).toEqual([]);
  });

  test('only graphql/schema.ts imports the schema files of features', () => {
    const isSchema = (target: string) => isIn(target, ...RULES) && target.endsWith('schema.ts');
    const others = sources.filter(({ path }) => path !== 'graphql/schema.ts');
    expect(broken(others, (target) => !isSchema(target))).toEqual([]);
  });

  test('rules except throughput.ts import no package for GraphQL or HTTP', () => {
    const transports = /^(graphql$|graphql-|fastify|@fastify|@pothos|@envelop|node:http)/;
    const using = inPart(...RULES)
      .filter(({ path }) => !isGraphql(path) && path !== 'platform/limits/throughput.ts')
      .flatMap(({ path, packages }) =>
        packages.filter((name) => transports.test(name)).map((name) => `${path} → ${name}`),
      );
    expect(using).toEqual([]);
  });

  test('clients and ui import no other code of the service', () => {
    expect(broken(inPart('clients', 'ui'), (target) => isIn(target, 'clients', 'ui'))).toEqual([]);
    // Each folder of `clients` is a script of its own: it shares nothing with another one.
    expect(broken(inPart('clients'), (target, { path }) => folderOf(target) === folderOf(path))).toEqual([]);
  });

  test('rest imports only lib and platform, but no database code, and only a few files import rest', () => {
    expect(broken(inPart('rest'), (target) => isIn(target, 'rest', 'lib', 'platform'))).toEqual([]);
    const database = (target: string) => target.startsWith('platform/database/');
    expect(broken(inPart('rest'), (target) => !database(target))).toEqual([]);
    // The server registers the shim, and the documentation lists its endpoints and its errors.
    const users = /^(http\/app\.ts|cli\/(reference|docs-site)\/.*)$/;
    const elsewhere = sources.filter(({ path }) => !isIn(path, 'rest') && !users.test(path));
    expect(broken(elsewhere, (target) => !isIn(target, 'rest'))).toEqual([]);
  });
});

test('package.json lists every imported package, and those of a bundle as development dependencies', () => {
  const { dependencies, devDependencies } = JSON.parse(
    readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
  );
  const bundlers = ['cli/bundle.ts', 'cli/bundle-server.ts'];
  const isBundled = (path: string) => isIn(path, 'clients', 'ui') || bundlers.includes(path);
  // These files run when the pages of the documentation are built, never on a server.
  const isBuild = (path: string) => path.startsWith('cli/docs-site/');
  const known = new Set(Object.keys(dependencies));
  const knownToBundles = new Set(Object.keys(devDependencies));
  const nameOf = (specifier: string) => specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
  const foreign = sources.flatMap(({ path, runtimePackages }) =>
    runtimePackages
      .filter((specifier) => !specifier.startsWith('node:'))
      .filter((specifier) => {
        const sets = isBuild(path) ? [known, knownToBundles] : [isBundled(path) ? knownToBundles : known];
        return !sets.some((set) => set.has(nameOf(specifier)));
      })
      .map((specifier) => `${path} → ${specifier}`),
  );
  expect(foreign).toEqual([]);
});

describe('one place for each thing', () => {
  test.each<[string, RegExp, string[]]>([
    // `cli/bundle.ts` only names `process.env.NODE_ENV`, which it replaces by a constant in the console.
    [
      'reads the environment',
      /\bprocess\.env\b/,
      ['platform/settings.ts', 'cli/generate-client.ts', 'cli/bundle.ts'],
    ],
    [
      'creates sessions',
      /\bsession\.(create|createMany|upsert)\b|INSERT INTO session\b/i,
      ['access/sessions/open-session.ts'],
    ],
    [
      'ends sessions',
      /\bsession\.(update|updateMany|delete|deleteMany)\b|\bSET\s+ended_at\b/,
      ['access/sessions/end-session.ts'],
    ],
    [
      'hashes passwords',
      /from '(argon2|bcrypt)'|import\('(argon2|bcrypt)'\)/,
      [
        'customers/passwords/password-hash.ts',
        'customers/passwords/hashes/own-hash.ts',
        'customers/passwords/hashes/bcrypt-hash.ts',
      ],
    ],
    [
      'compares passwords',
      /\bverifyPassword\(/,
      [
        'customers/passwords/password-hash.ts',
        'customers/passwords/check-password.ts',
        'administration/collaborators/log-in.ts',
      ],
    ],
    [
      'signs and verifies tokens',
      /\b(SignJWT|jwtVerify|compactVerify)\b/,
      [
        'access/tokens/access-token.ts',
        'access/tokens/identity-token.ts',
        'access/legacy-tokens/published-keys.ts',
        'customers/identity-providers/client/id-token.ts',
        'customers/identity-providers/kinds/apple.ts',
      ],
    ],
    [
      'normalises emails',
      /normalize\('NFC'\)\.toLowerCase|emailKey\(email: string\)/,
      ['platform/identifiers.ts'],
    ],
    ['queues mail', /\benqueue\([^)]*'mail'/, ['delivery/mail/queue-mail.ts']],
    ['sends mail to a mail server', /\bsendMail\b|'nodemailer'/, ['delivery/mail/send-mail.ts']],
    [
      'keeps mail in the outbox',
      /\boutboxMail\.create|INSERT INTO outbox_mail/i,
      ['delivery/mail/outbox.ts'],
    ],
    ['calls the outbox', /\bstoreInOutbox\(/, ['delivery/mail/outbox.ts', 'delivery/mail/send-mail.ts']],
    [
      'issues permits for mails',
      /\bMailPermit = \{|\bas MailPermit\b|\bissued\.add\b/,
      ['delivery/mail/mail-permit.ts'],
    ],
    [
      'writes jobs',
      /\bpgboss\.job\b.*INSERT|INSERT INTO pgboss|\bboss\.(send|insert)\b/i,
      ['platform/jobs/enqueue.ts'],
    ],
    ['compares secrets', /\btimingSafeEqual\b/, ['lib/credential.ts']],
    ['parses ids', /\^\\d\{1,10\}\$\//, ['lib/ids.ts', 'rest/dialect/field.ts']],
    // Besides locks.ts: files with statements that select, lock and change many rows at once.
    [
      'locks rows',
      /\bFOR (NO KEY )?(UPDATE|SHARE)\b|\bFOR \$\{/,
      [
        'platform/database/locks.ts',
        'platform/database/delete-batch.ts',
        'access/sessions/open-session.ts',
        'access/sessions/end-session.ts',
        'access/revocations/feed.ts',
        'access/tokens/verdict-counts.ts',
        'platform/jobs/abandoned.ts',
      ],
    ],
  ])('no module except the listed ones %s', (_what, pattern, allowed) => {
    const found = matching(pattern);
    expect(found.filter((path) => !allowed.includes(path))).toEqual([]);
    // A pattern that does not find the first listed module is out of date.
    expect(found).toContain(allowed[0]);
  });

  test('only queueMail queues a mail, and uses up a permit that its caller passes', () => {
    const callers = matching(/(?<!function )\bqueueMail\(/);
    expect(callers).toContain('delivery/mail/mail-customer.ts');
    for (const path of callers) {
      const { text } = sources.find((source) => source.path === path) ?? { text: '' };
      const calls = [...withoutComments(text).matchAll(/(?<!function )\bqueueMail\(([^;]*);/g)];
      expect(calls.map(([, given]) => given?.split(',')[2]?.trim())).toEqual(calls.map(() => 'permit'));
    }
    const queue = sources.find(({ path }) => path === 'delivery/mail/queue-mail.ts');
    expect(queue?.text).toMatch(/\busePermit\(permit\);[\s\S]*enqueue\(/);
    // No other file has the name of the queue as a literal.
    expect(matching(/'mail'/).sort()).toEqual([
      // A column of Drupal.
      'administration/imports/sources.ts',
      'delivery/mail/queue-mail.ts',
      'delivery/mail/send-mail.ts',
      'platform/database/job-store.ts',
    ]);
  });

  test('only the folder of the database and three commands name PGlite or a PostgreSQL driver', () => {
    const named = matching(/\bPGlite\b|@electric-sql|from 'pg'|adapter-pg\b|pglite-prisma-adapter/);
    // The commands that write and check migrations may open a temporary database. The bundler leaves PGlite unbundled.
    const may = /^platform\/database\/|^cli\/(migration|check|bundle-server)\.ts$/;
    expect(named.filter((path) => !may.test(path))).toEqual([]);
    expect(named).toContain('platform/database/embedded.ts');
  });

  test('of the files with rules, at most the four listed ones read the machine’s clock', () => {
    const looking = matching(/\bDate\.now\(\)|\bnew Date\(\)/).filter((path) => isIn(path, ...RULES));
    // The clock, the folder lock (whose time other processes read), the rate limits, and the first output of a start.
    const own = [
      'lib/clock.ts',
      'platform/database/folder-lock.ts',
      'platform/limits/throughput.ts',
      'platform/process/start-lines.ts',
    ];
    expect(looking.filter((path) => !own.includes(path))).toEqual([]);
  });

  test('the builder defines no types', () => {
    expect(matching(/builder\.(objectRef|objectType|prismaObject|inputType|enumType)\b/)).not.toContain(
      'schema-core/builder.ts',
    );
  });
});

describe('a source file', () => {
  test('has at most 300 lines', () => {
    expect(sources.filter(({ lines }) => lines > 300).map(({ path, lines }) => `${path}: ${lines}`)).toEqual(
      [],
    );
  });

  test('has a name in kebab-case, and no general name such as utils.ts', () => {
    const names = sources.map(({ path }) => path.split('/').at(-1) ?? '');
    expect(names.filter((name) => !/^[a-z][a-z0-9]*(-[a-z0-9]+)*\.tsx?$/.test(name))).toEqual([]);
    expect(
      names.filter((name) => /^(service|repository|manager|helpers|utils|types)\.tsx?$/.test(name)),
    ).toEqual([]);
  });

  test('has named exports only, except for Pothos plugins (`*-plugin.ts`)', () => {
    expect(matching(/^export default\b/m).filter((path) => !path.endsWith('-plugin.ts'))).toEqual([]);
  });
});

/** A file of fields (`schema.ts`, `enrolment-schema.ts`), or of the types that several schemas share. */
function isGraphql(path: string): boolean {
  return /(\/|-)schema\.ts$|-types\.ts$/.test(path);
}

/** Maps each folder to the folders from which its files import. Imports of generated files do not count. */
function folderImports(): Map<string, string[]> {
  const imports = new Map<string, string[]>();
  for (const { path, imports: targets } of sources) {
    const folder = dirname(path);
    const others = targets.filter((target) => !isGenerated(target)).map((target) => dirname(target));
    imports.set(folder, [...(imports.get(folder) ?? []), ...others.filter((other) => other !== folder)]);
  }
  return imports;
}

/** Lists cycles of a graph, each as its path: at least one if the graph has any. */
function circles(targets: Map<string, string[]>): string[] {
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
  for (const path of targets.keys()) visit(path, []);
  return [...found];
}

import { beforeAll, describe, expect, test } from 'vitest';
import { execute, request } from '../../support/client.ts';
import type { SiteSettingsInput, UpdateAccountInput } from '../../support/gql/graphql.ts';
import { testServer } from '../../support/server.ts';
import { addAccount } from '../../support/sites.ts';
import { administer } from './administer.ts';
import {
  AccountOfCollaborator,
  CreateSite,
  SettingsOfSite,
  Sites,
  UpdateAccount,
  UpdateSite,
} from './documents.ts';

const server = testServer();
let owner: { token: string };
let set: Awaited<ReturnType<typeof administer>>['set'];
beforeAll(async () => {
  ({ owner, set } = await administer(server));
});

const fieldsOf = ({ errors }: { errors: readonly { extensions?: { fields?: object } | undefined }[] }) =>
  Object.keys(errors[0]?.extensions?.fields ?? {});

const everything: Required<SiteSettingsInput> = {
  name: 'The Reader',
  link: 'https://reader.example',
  defaultLanguage: 'fr',
  defaultCurrency: 'eur',
  allowedOrigins: ['https://reader.example', 'https://shop.reader.example:8443', 'http://localhost:3000'],
  tokenLifetimeDays: 30,
  refreshTokenLifetimeDays: 45,
  sessionLifetimeDays: 100,
  concurrentSessions: 'REFUSE_NEW',
  sessionLimit: 3,
  invalidTokenStatus: 401,
  passwordPolicy: 'MODERN',
  refuseBreachedPasswords: false,
  passwordlessEnabled: true,
  passwordlessLinkDays: 30,
  passwordlessLinkReuse: false,
  emailVerificationEnabled: true,
  revealUnknownEmails: true,
  cookieSharing: true,
  sessionHandoff: true,
  secondFactor: 'OPTIONAL',
  passkeyDomain: 'reader.example',
  androidAppOrigins: [`android:apk-key-hash:${'A'.repeat(43)}`],
  loginHost: 'login.reader.example',
  accentColor: '#a3120f',
  accentTextColor: '#ffeedd',
  surfaceColor: '#fff8f0',
  textColor: '#221100',
  fontFamily: '"Georgia", serif',
  cornerRadiusPixels: 4,
  termsUrl: 'https://reader.example/terms',
  privacyUrl: 'https://reader.example/privacy',
  termsVersion: '2026-11',
  mailSenderName: 'The Reader',
  mailReplyTo: 'help@reader.example',
};

describe('the settings of a site', () => {
  test('can be read and changed, and a change of one leaves the others unchanged', async () => {
    const { createSite: created } = await execute(server.url, CreateSite, { slug: 'reader' }, owner);
    const { updateSite: changed } = await set(everything, created.id);
    expect(changed).toEqual({ ...created, ...everything });
    const { updateSite: renamed } = await set({ name: 'Another' }, created.id);
    expect(renamed).toEqual({ ...changed, name: 'Another' });
    const { siteSettings } = await execute(server.url, SettingsOfSite, { id: created.id }, owner);
    expect(siteSettings).toMatchObject({ ...everything, name: 'Another', identityProviders: [] });
    const { updateSite: cleared } = await set({ link: null, allowedOrigins: [] }, created.id);
    expect(cleared).toMatchObject({ link: null, allowedOrigins: [] });
  });

  test('can be given when the site is created, with defaults for the others', async () => {
    const settings = { tokenLifetimeDays: 7, passwordPolicy: 'STRONG' } as const;
    const { createSite } = await execute(server.url, CreateSite, { slug: 'second', settings }, owner);
    expect(createSite).toMatchObject({
      slug: 'second',
      name: 'second',
      ...settings,
      sessionLifetimeDays: 365,
      concurrentSessions: 'UNLIMITED',
      passwordlessLinkDays: 1,
      passwordlessLinkReuse: true,
      revealUnknownEmails: false,
    });
    const { sites } = await execute(server.url, Sites, {}, owner);
    expect(sites.map(({ slug }) => slug)).toContain('second');
  });

  test.each<[string, unknown]>([
    ['name', ''],
    ['name', 'x\0y'],
    ['name', null],
    ['link', 'https://reader.example/path'],
    ['link', 'http://reader.example'],
    ['link', 'javascript:alert(1)'],
    ['defaultLanguage', 'xx'],
    ['defaultCurrency', 'zzz'],
    ['allowedOrigins', ['*']],
    ['allowedOrigins', ['null']],
    ['allowedOrigins', ['https://*.reader.example']],
    ['allowedOrigins', ['https://reader.example/']],
    ['allowedOrigins', ['https://Reader.example']],
    ['allowedOrigins', ['https://reader.example:443']],
    ['allowedOrigins', ['https://user@reader.example']],
    ['allowedOrigins', ['http://reader.example']],
    ['allowedOrigins', ['http://localhost.evil.example']],
    ['allowedOrigins', ['http://127.0.0.1.evil.example']],
    ['allowedOrigins', ['http://127.1:3000']],
    ['allowedOrigins', ['http://127.0.0.1:3000/']],
    ['allowedOrigins', ['http://0.0.0.0:3000']],
    ['allowedOrigins', ['http://10.0.0.1:3000']],
    ['allowedOrigins', ['http://[::ffff:127.0.0.1]:3000']],
    ['allowedOrigins', ['http://[0:0:0:0:0:0:0:1]:3000']],
    ['allowedOrigins', Array.from({ length: 51 }, (_, index) => `https://s${index}.example`)],
    ['tokenLifetimeDays', 0],
    ['tokenLifetimeDays', 366],
    ['refreshTokenLifetimeDays', 0],
    ['sessionLifetimeDays', 0],
    ['sessionLifetimeDays', 3651],
    ['sessionLimit', 0],
    ['sessionLimit', 101],
    ['invalidTokenStatus', 200],
    ['passwordlessLinkDays', 2],
    ['passwordlessLinkDays', 365],
    ['cookieSharing', null],
    ['passkeyDomain', 'www.reader.example'],
    ['passkeyDomain', 'Reader.example'],
    ['passkeyDomain', 'co.uk'],
    ['passkeyDomain', 'https://reader.example'],
    ['passkeyDomain', '127.0.0.1'],
    ['androidAppOrigins', ['android:apk-key-hash:short']],
    ['androidAppOrigins', [`android:apk-key-hash:${'B'.repeat(43)}`]],
    ['androidAppOrigins', [`android:apk-key-hash:${'A'.repeat(42)}=`]],
    ['androidAppOrigins', ['ios:bundle-id:com.example']],
    ['androidAppOrigins', ['https://reader.example']],
    ['androidAppOrigins', ['*']],
    [
      'androidAppOrigins',
      Array.from({ length: 11 }, (_, i) => `android:apk-key-hash:${'A'.repeat(41)}${i % 10}A`),
    ],
    ['loginHost', ''],
    ['loginHost', 'login'],
    ['loginHost', 'co.uk'],
    ['loginHost', 'github.io'],
    ['loginHost', '127.0.0.1'],
    ['loginHost', '127.1.example.0x7f'],
    ['loginHost', '[::1]'],
    ['loginHost', 'https://login.reader.example'],
    ['loginHost', 'login.reader.example/path'],
    ['loginHost', 'login.reader.example.'],
    ['loginHost', 'login_.reader.example'],
    ['loginHost', '*.reader.example'],
    ['loginHost', 'user@login.reader.example'],
    ['loginHost', 'login.reader.example:0'],
    ['loginHost', 'login.reader.example:65536'],
    ['loginHost', 'login.reader.example:80:80'],
    ['loginHost', 'login.reader.example, evil.example'],
    ['loginHost', 'xn--a.example'],
    ['loginHost', `${'a'.repeat(64)}.example`],
    ['loginHost', `${'a.'.repeat(128)}example`],
    // The host of PUBLIC_URL, in upper case.
    ['loginHost', 'ID.example.test'],
    ['loginHost', 'id.example.test:8443'],
  ])('%s cannot be %j, and nothing changes', async (name, value) => {
    const id = String(server.demo.siteId);
    const before = await execute(server.url, SettingsOfSite, { id }, owner);
    const settings = { [name]: value } as SiteSettingsInput;
    const answer = await request(server.url, UpdateSite, { id, settings }, owner);
    expect(answer.errors[0]?.extensions?.code).toBe('VALIDATION_FAILED');
    expect(fieldsOf(answer)).toEqual([name]);
    expect(await execute(server.url, SettingsOfSite, { id }, owner)).toEqual(before);
  });

  test('a slug must be unique in the account and have a valid format', async () => {
    await execute(server.url, CreateSite, { slug: 'unique' }, owner);
    for (const slug of ['unique', 'Upper', '-x', '', 'a b', 'x'.repeat(64), 'x\0']) {
      const answer = await request(server.url, CreateSite, { slug }, owner);
      expect(fieldsOf(answer)).toEqual(['slug']);
    }
    const twice = await Promise.all(
      Array.from({ length: 5 }, () => request(server.url, CreateSite, { slug: 'at-once' }, owner)),
    );
    expect(twice.filter(({ data }) => data !== null).length).toBe(1);
    expect(twice.filter((answer) => fieldsOf(answer)[0] === 'slug').length).toBe(4);
  });

  test('a login host is stored in ASCII, is unique over all accounts, and must differ from the link', async () => {
    const id = String(server.demo.siteId);
    const loginHost = 'anmelden.xn--bcher-kva.example';
    const settings = { loginHost: ' Anmelden.Bücher.example ' };
    const { site } = await addAccount(server, 'rival', { loginHost });
    const taken = [
      await request(server.url, UpdateSite, { id, settings }, owner),
      await request(server.url, CreateSite, { slug: 'rival', settings }, owner),
    ];
    for (const { errors } of taken) {
      expect(errors[0]?.extensions).toMatchObject({
        code: 'VALIDATION_FAILED',
        fields: { loginHost: ['The login host has already been taken.'] },
      });
    }
    await server.gatehouse.prisma.site.update({ where: { id: site.id }, data: { loginHost: null } });
    expect((await set(settings)).updateSite.loginHost).toBe(loginHost);
    const link = `https://${loginHost}`;
    expect(fieldsOf(await request(server.url, UpdateSite, { id, settings: { link } }, owner))).toEqual([
      'loginHost',
    ]);
    const where = { action: 'site.updated', targetId: id };
    const [latest] = await server.gatehouse.prisma.auditEvent.findMany({ where, orderBy: { id: 'desc' } });
    expect(latest).toMatchObject({ before: { loginHost: null }, after: { loginHost } });
    expect((await set({ loginHost: null })).updateSite.loginHost).toBeNull();
  });

  test('the audit log has every change with the old and the new value', async () => {
    const { createSite } = await execute(server.url, CreateSite, { slug: 'audited' }, owner);
    await set({ tokenLifetimeDays: 10, name: 'audited' }, createSite.id);
    await set({ tokenLifetimeDays: 10 }, createSite.id);
    const events = await server.gatehouse.prisma.auditEvent.findMany({
      where: { targetKind: 'site', targetId: createSite.id },
      orderBy: { id: 'asc' },
    });
    expect(events).toMatchObject([
      {
        action: 'site.created',
        actorKind: 'COLLABORATOR',
        after: { slug: 'audited', tokenLifetimeDays: 60 },
      },
      { action: 'site.updated', source: '127.0.0.1', requestId: expect.any(String) },
    ]);
    expect(events[1]).toMatchObject({ before: { tokenLifetimeDays: 60 }, after: { tokenLifetimeDays: 10 } });
  });
});

describe('the settings of an account', () => {
  test('can be read and changed, each setting within its limits', async () => {
    const input: UpdateAccountInput = {
      name: 'Demo Press',
      lockoutAttempts: 5,
      lockoutWindowSeconds: 60,
      lockoutScope: 'CUSTOMER',
      lockoutDailyCap: 50,
      sandbox: true,
    };
    await execute(server.url, UpdateAccount, { input }, owner);
    const { account } = await execute(server.url, AccountOfCollaborator, {}, owner);
    expect(account).toMatchObject({ ...input, slug: 'demo' });
    const wrong: UpdateAccountInput[] = [
      { name: ' ' },
      { lockoutAttempts: 0 },
      { lockoutAttempts: 1001 },
      { lockoutWindowSeconds: 9 },
      { lockoutWindowSeconds: 86_401 },
      { lockoutDailyCap: 0 },
      { sandbox: null },
    ];
    for (const each of wrong) {
      const answer = await request(server.url, UpdateAccount, { input: each }, owner);
      expect(fieldsOf(answer)).toEqual(Object.keys(each));
    }
    expect((await execute(server.url, AccountOfCollaborator, {}, owner)).account).toEqual(account);
  });
});

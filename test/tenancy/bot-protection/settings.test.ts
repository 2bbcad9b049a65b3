import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { unseal } from '../../../src/platform/encryption/sealed.ts';
import { BOT_SECRET, BOT_SITE_KEY, type BotService, startBotService } from '../../support/bot-service.ts';
import { execute, request } from '../../support/client.ts';
import { logInCollaborator } from '../../support/collaborators.ts';
import type { BotProtectionInput } from '../../support/gql/graphql.ts';
import { startServer, type TestServer } from '../../support/server.ts';
import { addAccount } from '../../support/sites.ts';
import {
  BotProtectionOfSite,
  PublicBotProtection,
  RemoveBotProtection,
  SetBotProtection,
} from './documents.ts';

let service: BotService;
let server: TestServer;
let owner: { token: string };
beforeAll(async () => {
  service = await startBotService();
  server = await startServer({ env: { ...service.env, LOG_LEVEL: 'trace' } });
  owner = await logInCollaborator(server);
});
beforeEach(async () => {
  service.mode = 'up';
  await server.gatehouse.prisma.botProtection.deleteMany();
});

const turnstile: BotProtectionInput = {
  provider: 'TURNSTILE',
  siteKey: BOT_SITE_KEY,
  operations: ['REGISTER', 'PASSWORDLESS_LOGIN'],
};
const set = (input: BotProtectionInput, siteId: string | number = '1') =>
  request(server.url, SetBotProtection, { siteId, input }, owner);
const fieldsOf = ({ errors }: { errors: readonly { extensions?: { fields?: object } | undefined }[] }) =>
  Object.keys(errors[0]?.extensions?.fields ?? {});
const kept = async () => {
  const { encryptedSecret } = await server.gatehouse.prisma.botProtection.findUniqueOrThrow({
    where: { siteId: 1 },
  });
  return unseal(server.gatehouse.derivedKeys, 'bot-protection', encryptedSecret);
};

describe('the bot protection of a site', () => {
  test('is off by default, can be set, changed and removed, and pages can read its public part', async () => {
    expect(await execute(server.url, PublicBotProtection, {})).toEqual({ site: { botProtection: null } });
    const { data } = await set({ ...turnstile, secret: BOT_SECRET });
    const shown = {
      ...turnstile,
      operations: ['PASSWORDLESS_LOGIN', 'REGISTER'],
      hasSecret: true,
      minimumScore: 0.5,
    };
    expect(data?.setBotProtection).toEqual(shown);
    const { siteSettings } = await execute(server.url, BotProtectionOfSite, { id: '1' }, owner);
    expect(siteSettings.botProtection).toEqual(shown);
    const { site } = await execute(server.url, PublicBotProtection, {});
    expect(site.botProtection).toEqual({
      provider: 'TURNSTILE',
      siteKey: BOT_SITE_KEY,
      operations: ['PASSWORDLESS_LOGIN', 'REGISTER'],
      scriptUrl: `${service.url}/turnstile/api.js`,
    });
    await set({ ...turnstile, operations: ['REGISTER', 'REGISTER'], minimumScore: 0.7 });
    const changed = await execute(server.url, BotProtectionOfSite, { id: '1' }, owner);
    expect(changed.siteSettings.botProtection).toMatchObject({ operations: ['REGISTER'], minimumScore: 0.7 });
    await execute(server.url, RemoveBotProtection, { siteId: '1' }, owner);
    expect(await execute(server.url, PublicBotProtection, {})).toEqual({ site: { botProtection: null } });
    const again = await request(server.url, RemoveBotProtection, { siteId: '1' }, owner);
    expect(again.errors[0]?.extensions?.code).toBe('NOT_FOUND');
  });

  test('keeps its secret encrypted until it is replaced', async () => {
    await set({ ...turnstile, secret: BOT_SECRET });
    expect(await kept()).toBe(BOT_SECRET);
    await set({ ...turnstile, operations: ['PASSWORD_RESET'] });
    expect(await kept()).toBe(BOT_SECRET);
    service.mode = 'down';
    await set({ ...turnstile, secret: 'a-newer-one' });
    expect(await kept()).toBe('a-newer-one');
    const [row] = await server.gatehouse.prisma.$queryRaw<{ row: string }[]>`
      SELECT to_jsonb(b)::text AS row FROM bot_protection b`;
    expect(row?.row).not.toContain('a-newer-one');
  });

  test('needs the secret with a new provider or site key, so that the stored one goes to no other provider', async () => {
    expect(fieldsOf(await set(turnstile))).toEqual(['secret']);
    await set({ ...turnstile, secret: BOT_SECRET });
    for (const change of [{ provider: 'HCAPTCHA' }, { siteKey: 'another' }] as const) {
      expect(fieldsOf(await set({ ...turnstile, ...change }))).toEqual(['secret']);
      expect((await set({ ...turnstile, ...change, secret: BOT_SECRET })).errors).toEqual([]);
      await set({ ...turnstile, secret: BOT_SECRET });
    }
  });

  test('refuses a secret that the provider does not accept, unless the provider is down', async () => {
    expect(fieldsOf(await set({ ...turnstile, secret: 'mistyped' }))).toEqual(['secret']);
    expect(await server.gatehouse.prisma.botProtection.count()).toBe(0);
    service.mode = 503;
    expect((await set({ ...turnstile, secret: 'mistyped' })).errors).toEqual([]);
  });

  test.each<[string, Partial<BotProtectionInput>]>([
    ['siteKey', { siteKey: '  ' }],
    ['siteKey', { siteKey: 'two words' }],
    ['siteKey', { siteKey: 'k'.repeat(256) }],
    ['secret', { secret: '' }],
    ['secret', { secret: 'sécret' }],
    ['secret', { secret: 'x'.repeat(1025) }],
    ['operations', { operations: [] }],
    ['minimumScore', { minimumScore: 1.01 }],
    ['minimumScore', { minimumScore: -0.1 }],
  ])('%s is refused if it is malformed (%#)', async (field, change) => {
    expect(fieldsOf(await set({ ...turnstile, secret: BOT_SECRET, ...change }))).toEqual([field]);
  });

  test('of another account is NOT_FOUND', async () => {
    const { site } = await addAccount(server, 'elsewhere');
    const questions = service.questions.length;
    const answer = await set({ ...turnstile, secret: BOT_SECRET }, site.id);
    expect(answer.errors[0]?.extensions?.code).toBe('NOT_FOUND');
    expect(service.questions).toHaveLength(questions);
  });

  test('is in the audit log without the secret, and no log contains the secret', async () => {
    await set({ ...turnstile, secret: BOT_SECRET });
    await set({ ...turnstile, secret: BOT_SECRET, operations: ['REGISTER'] });
    await execute(server.url, RemoveBotProtection, { siteId: '1' }, owner);
    const entries = await server.gatehouse.prisma.auditEvent.findMany({
      where: { action: { startsWith: 'bot_protection.' } },
      orderBy: { id: 'desc' },
      take: 3,
    });
    expect(entries.reverse()).toMatchObject([
      { action: 'bot_protection.set', targetKind: 'site', targetId: '1', after: { secretChanged: true } },
      {
        action: 'bot_protection.set',
        before: { operations: ['PASSWORDLESS_LOGIN', 'REGISTER'] },
        after: { operations: ['REGISTER'], secretChanged: true },
      },
      { action: 'bot_protection.removed', before: { provider: 'TURNSTILE', siteKey: BOT_SITE_KEY } },
    ]);
    expect(JSON.stringify(entries, (_, value) => (typeof value === 'bigint' ? '' : value))).not.toContain(
      BOT_SECRET,
    );
    expect(server.logs.join('\n')).not.toContain(BOT_SECRET);
  });
});

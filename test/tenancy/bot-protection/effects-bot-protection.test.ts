import { beforeAll, beforeEach, expect, test } from 'vitest';
import { BOT_SECRET, BOT_SITE_KEY, type BotService, startBotService } from '../../support/bot-service.ts';
import { execute, request } from '../../support/client.ts';
import { logInCollaborator } from '../../support/collaborators.ts';
import { uniqueEmail } from '../../support/customers.ts';
import { Register } from '../../support/documents.ts';
import type { BotProtectionInput } from '../../support/gql/graphql.ts';
import { startServer, type TestServer } from '../../support/server.ts';
import { RequestPasswordReset } from '../../support/ways-in.ts';
import { SetBotProtection } from './documents.ts';

let service: BotService;
let server: TestServer;
let owner: { token: string };
beforeAll(async () => {
  service = await startBotService();
  server = await startServer({ env: { ...service.env, PUBLIC_URL: 'http://localhost:4000' } });
  owner = await logInCollaborator(server);
});
beforeEach(() => {
  service.questions.length = 0;
});

const turnstile = { provider: 'TURNSTILE', siteKey: BOT_SITE_KEY, operations: ['REGISTER'] } as const;
const set = (input: Partial<BotProtectionInput>) =>
  execute(
    server.url,
    SetBotProtection,
    { siteId: '1', input: { ...turnstile, secret: BOT_SECRET, ...input } },
    owner,
  );
const registers = async (botToken?: string) => {
  const input = { email: uniqueEmail(), password: 'a long enough password', ...(botToken && { botToken }) };
  return (await request(server.url, Register, { input })).errors.length === 0;
};

test('provider, siteKey and secret: the provider that checks a token, and the keys', async () => {
  await set({});
  expect(await registers()).toBe(false);
  expect(await registers(service.solve())).toBe(true);
  expect(service.questions.at(-1)).toEqual({ secret: BOT_SECRET, response: expect.any(String) });
  await set({ provider: 'HCAPTCHA', siteKey: 'another-key' });
  expect(await registers(service.solve())).toBe(true);
  expect(service.questions.at(-1)).toMatchObject({ secret: BOT_SECRET, sitekey: 'another-key' });
});

test('operations: the operations that require a token', async () => {
  await set({ operations: ['PASSWORD_RESET'] });
  expect(await registers()).toBe(true);
  const { errors } = await request(server.url, RequestPasswordReset, { input: { email: uniqueEmail() } });
  expect(errors[0]?.extensions?.fields).toEqual({ botToken: [expect.any(String)] });
});

test('minimumScore: the lowest accepted score', async () => {
  const score = 0.4;
  await set({ provider: 'RECAPTCHA_SCORE' });
  expect(await registers(service.solve({ score }))).toBe(false);
  await set({ provider: 'RECAPTCHA_SCORE', minimumScore: 0.4 });
  expect(await registers(service.solve({ score }))).toBe(true);
});

import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { asCollaborator } from '../../administration/customer-support/collaborators.ts';
import { ask } from '../../graphql/ask.ts';
import { startTwoServers } from '../../guarantees/two-servers.ts';
import { BOT_SECRET, startBotService } from '../../support/bot-service.ts';
import { logInCollaborator } from '../../support/collaborators.ts';
import { count } from '../../support/counts.ts';
import { describePostgres } from '../../support/postgres.ts';
import { startServer, type TestServer } from '../../support/server.ts';
import { type Edited, edited, type Fields } from './edited.ts';

type Caller = { token: string };
type Conflict = { changedBy: string; changedAt: string; fields: string[] };
type Answer = { status: number; code: string | null; conflict: Conflict | null; data: unknown };

let server: TestServer;
let ann: Caller;
let bob: Caller;
let sites = 0;
beforeAll(async () => {
  const bots = await startBotService();
  server = await startServer({ env: { ...bots.env } });
  ann = await logInCollaborator(server);
  const { id, token } = await asCollaborator(server, 'OWNER');
  await server.gatehouse.prisma.collaborator.update({ where: { id }, data: { name: 'Bob Bell' } });
  bob = { token };
  // The clock is frozen, because changes within the same millisecond must be distinguished, too.
  server.clock.freeze();
});

async function call(caller: Caller, document: string, variables: Fields): Promise<Answer> {
  const { status, body } = await ask(server.url, document, variables, caller);
  const { code = null, conflict = null } = body.errors?.[0]?.extensions ?? {};
  return { status, code, conflict, data: body.data ? Object.values(body.data)[0] : null };
}

async function send(document: string, variables: Fields): Promise<unknown> {
  const { code, data } = await call(ann, document, variables);
  expect({ document, code }).toEqual({ document, code: null });
  return data;
}

async function newSite(): Promise<string> {
  sites += 1;
  const slug = `edited-${sites}`;
  const site = await send('mutation ($slug: String!) { createSite(slug: $slug) { id } }', { slug });
  return (site as { id: string }).id;
}

function save(caller: Caller, edit: Edited, named: Fields, change: Fields, ifUpdatedAt: unknown) {
  const input = { ...edit.whole, ...change };
  const isField = edit.ifUpdatedAtIs === 'field';
  const variables = isField ? { input: { ...input, ifUpdatedAt } } : { input, ifUpdatedAt };
  return call(caller, edit.update, { ...named, ...variables });
}

describe.each(edited.map((edit) => [edit.what, edit] as const))('%s', (_what, edit) => {
  const [field, one, two] = edit.field;
  const [other, value] = edit.other;
  let named: Fields;
  let read: Fields;
  const now = () => edit.read(send, named);
  beforeEach(async () => {
    const { prisma } = server.gatehouse;
    await prisma.webhookEndpoint.deleteMany();
    await prisma.account.updateMany({ data: { lockoutAttempts: 10, lockoutDailyCap: 100 } });
    await prisma.partner.deleteMany({ where: { name: { not: server.demo.partner.clientId } } });
    named = await edit.create(send, await newSite());
    read = await now();
  });

  test('keeps an unread change of another collaborator: the error names its author and the setting', async () => {
    expect((await save(bob, edit, named, { [field]: one }, read.updatedAt)).code).toBeNull();
    const changed = await now();
    const refused = await save(ann, edit, named, { [field]: two }, read.updatedAt);
    expect(refused).toMatchObject({ status: 409, code: 'CONFLICT', data: null });
    expect(refused.conflict).toEqual({
      changedBy: 'Bob Bell',
      changedAt: changed.updatedAt,
      fields: [field],
    });
    expect(await now()).toEqual(changed);
    // A change succeeds with the `updatedAt` of the new state, and also without `ifUpdatedAt`.
    expect((await save(ann, edit, named, { [field]: two }, changed.updatedAt)).code).toBeNull();
    expect((await save(ann, edit, named, { [field]: one }, null)).code).toBeNull();
    expect((await now())[field]).toEqual(one);
  });

  test('can be changed if the other collaborator has made the same change', async () => {
    await save(bob, edit, named, { [field]: one }, read.updatedAt);
    expect((await save(ann, edit, named, { [field]: one }, read.updatedAt)).code).toBeNull();
  });

  test(
    edit.whole
      ? 'cannot be set as a whole if another field was changed'
      : 'can be changed if only another setting was changed',
    async () => {
      await save(bob, edit, named, { [other]: value }, read.updatedAt);
      const answer = await save(ann, edit, named, { [field]: one }, read.updatedAt);
      expect(answer.conflict?.fields ?? null).toEqual(edit.whole ? [other] : null);
      expect(await now()).toMatchObject({ [other]: value, [field]: edit.whole ? read[field] : one });
    },
  );

  test('is changed by only one of two collaborators who save at once', async () => {
    const answers = await Promise.all([
      save(ann, edit, named, { [field]: one }, read.updatedAt),
      save(bob, edit, named, { [field]: two }, read.updatedAt),
    ]);
    expect(answers.map(({ code }) => code).sort()).toEqual([null, 'CONFLICT'].sort());
  });

  test('cannot be changed with an `ifUpdatedAt` outside of the range of the database', async () => {
    const { status, code } = await save(ann, edit, named, { [field]: one }, '0000-01-01T00:00:00Z');
    expect([status, code]).toEqual([400, 'VALIDATION_FAILED']);
  });
});

describe('a change of a part of a site is a conflict if another collaborator has added or removed the part', () => {
  const PARTS = edited.filter(({ whole }) => whole !== null);
  const REMOVALS: Record<string, string> = {
    'an identity provider':
      'mutation ($siteId: ID!) { removeIdentityProvider(siteId: $siteId, name: "staff") { id } }',
    'the bot protection': 'mutation ($siteId: ID!) { removeBotProtection(siteId: $siteId) { siteKey } }',
    'a mail text':
      'mutation ($siteId: ID!) { removeMailText(siteId: $siteId, kind: PASSWORD_RESET, language: "en") { kind } }',
  };
  const versionOf = async (id: string) => {
    const read = 'query ($id: ID!) { siteSettings(id: $id) { updatedAt } }';
    return ((await send(read, { id })) as { updatedAt: string }).updatedAt;
  };

  test.each(PARTS.map((edit) => [edit.what, edit] as const))('%s', async (what, edit) => {
    const siteId = await newSite();
    const empty = await versionOf(siteId);
    const named = await edit.create(send, siteId);
    const { updatedAt } = await edit.read(send, named);
    // Bob has read the site before the part was added.
    const [field, one] = edit.field;
    expect(await save(bob, edit, named, { [field]: one }, empty)).toMatchObject({ code: 'CONFLICT' });
    expect((await call(bob, REMOVALS[what] ?? '', named)).code).toBeNull();
    // Ann has read the setting before it was removed.
    const late = await save(ann, edit, named, { [field]: one }, updatedAt);
    expect(late.code).toBe('CONFLICT');
    expect(late.conflict?.changedBy).toBe('Bob Bell');
    // Ann reads the site again.
    const secret = what === 'the bot protection' ? { secret: BOT_SECRET } : {};
    expect((await save(ann, edit, named, secret, await versionOf(siteId))).code).toBeNull();
  });
});

test('a concurrent change of the secret of an identity provider is a conflict', async () => {
  const siteId = await newSite();
  const set =
    'mutation ($siteId: ID!, $input: IdentityProviderInput!) { setIdentityProvider(siteId: $siteId, input: $input) { updatedAt } }';
  const input = { name: 'google', kind: 'GOOGLE', clientId: 'client' };
  const { updatedAt } = (await send(set, { siteId, input })) as { updatedAt: string };
  await call(bob, set, { siteId, input: { ...input, secret: 'the secret of Bob' } });
  const late = await call(ann, set, { siteId, input: { ...input, secret: 'mine', ifUpdatedAt: updatedAt } });
  expect(late.conflict?.fields).toEqual(['secret']);
  const kept = await call(ann, set, { siteId, input: { ...input, enabled: false, ifUpdatedAt: updatedAt } });
  expect(kept.code).toBeNull();
});

describePostgres('while two servers race', () => {
  test('of two changes of the same version one succeeds, and the error of the other names the winner', async () => {
    const { first, second } = await startTwoServers();
    const owner = await logInCollaborator(first);
    const people = await Promise.all(
      ['Ann Abel', 'Bob Bell'].map(async (name) => {
        const { id, token } = await asCollaborator(first, 'OWNER');
        await first.gatehouse.prisma.collaborator.update({ where: { id }, data: { name } });
        return { name, token };
      }),
    );
    const [site, account] = edited;
    if (!site || !account) throw new Error('There is nothing to edit.');
    const { prisma } = first.gatehouse;
    const entries = (action: string) => prisma.auditEvent.count({ where: { action } });
    for (const [edit, named, action] of [
      [site, { id: '1' }, 'site.updated'],
      [account, {}, 'account.updated'],
    ] as const) {
      const [field] = edit.field;
      const read = () =>
        edit.read(async (document, variables) => {
          const { body } = await ask(first.url, document, variables, owner);
          return Object.values(body.data ?? {})[0];
        }, named);
      for (let round = 0; round < count(10, 100); round += 1) {
        const { updatedAt } = await read();
        const before = await entries(action);
        const values = [0, 1].map((index) =>
          field === 'name' ? `${round}.${index}` : 2 * round + 11 + index,
        );
        const answers = await Promise.all(
          people.map(async ({ token }, index) => {
            const input = { [field]: values[index] };
            const isField = edit.ifUpdatedAtIs === 'field';
            const variables = isField
              ? { input: { ...input, ifUpdatedAt: updatedAt } }
              : { input, ifUpdatedAt: updatedAt };
            const { url } = index === 0 ? first : second;
            return (await ask(url, edit.update, { ...named, ...variables }, { token })).body;
          }),
        );
        const winner = answers.findIndex(({ errors }) => errors === undefined);
        const { code, conflict } = answers[1 - winner]?.errors?.[0]?.extensions ?? {};
        expect({ code, fields: conflict?.fields, by: conflict?.changedBy }).toEqual({
          code: 'CONFLICT',
          fields: [field],
          by: people[winner]?.name,
        });
        expect((await read())[field]).toBe(values[winner]);
        expect(await entries(action)).toBe(before + 1);
      }
    }
  });
});

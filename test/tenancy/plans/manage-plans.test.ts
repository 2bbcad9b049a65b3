import { beforeAll, describe, expect, test } from 'vitest';
import { createCollaborator } from '../../../src/administration/collaborators/collaborator.ts';
import { hashPassword } from '../../../src/customers/passwords/hashes/own-hash.ts';
import { SYSTEM } from '../../../src/platform/acting.ts';
import { execute, request } from '../../support/client.ts';
import { logInCollaborator } from '../../support/collaborators.ts';
import { register } from '../../support/customers.ts';
import type { CreatePlanInput } from '../../support/gql/graphql.ts';
import { testServer } from '../../support/server.ts';
import { addAccount, addSite } from '../../support/sites.ts';
import { CreatePlan, DeactivatePlan, GetPlan, ReactivatePlan, SitePlans, UpdatePlan } from './documents.ts';

const server = testServer();
let owner: { token: string };
let foreign: { siteId: number; owner: { token: string } };

beforeAll(async () => {
  owner = await logInCollaborator(server);
  const { account, site } = await addAccount(server, 'foreign');
  foreign = { siteId: site.id, owner: await collaborator('OWNER', account.id) };
});

async function collaborator(role: 'OWNER' | 'ADMIN' | 'SUPPORT', accountId = 1) {
  const email = `${role.toLowerCase()}-${accountId}@example.test`;
  const password = 'a good password';
  const passwordHash = await hashPassword(password);
  const added = { email, role, passwordHash };
  await createCollaborator(server.gatehouse.prisma, { accountId, actor: SYSTEM }, added, server.clock.now());
  return logInCollaborator(server, { email, password });
}

const create = (input: CreatePlanInput, as: object = owner, siteId: string | number = 1) =>
  request(server.url, CreatePlan, { siteId: String(siteId), input }, as);

async function created(input: Partial<CreatePlanInput> = {}): Promise<string> {
  return (await create({ nickname: 'Plan', ...input })).data?.createPlan.id ?? '';
}

test('a plan is created with the given values, defaults for the others, and an audit entry', async () => {
  const { data } = await create({ nickname: ' Campus ', entitlements: ['campus'] });
  expect(data?.createPlan).toEqual({
    id: expect.any(String),
    siteId: '1',
    nickname: 'Campus',
    description: null,
    amount: 0,
    currency: 'usd',
    quantity: 1,
    type: 'static',
    autoRenew: false,
    countries: [],
    entitlements: ['campus'],
    productId: null,
    active: true,
    addressRanges: [],
    emailDomains: [],
  });
  const id = data?.createPlan.id ?? '';
  const update = { id, input: { amount: 500, emailDomains: ['Campus.Example', 'bücher.example'] } };
  const { updatePlan } = await execute(server.url, UpdatePlan, update, owner);
  expect(updatePlan).toMatchObject({
    nickname: 'Campus',
    amount: 500,
    emailDomains: ['campus.example', 'xn--bcher-kva.example'],
  });
  const events = await server.gatehouse.prisma.auditEvent.findMany({
    where: { targetKind: 'plan', targetId: id },
    orderBy: { id: 'asc' },
  });
  expect(events).toMatchObject([
    { action: 'plan.created', actorKind: 'COLLABORATOR', after: { nickname: 'Campus' } },
    { action: 'plan.updated', before: { amount: 0 }, after: { amount: 500 } },
  ]);
});

test('null clears optional values, and leaves required values unchanged', async () => {
  const id = await created({ description: 'A text', productId: 7 });
  const input = { description: null, productId: null, nickname: null, amount: null };
  const { updatePlan } = await execute(server.url, UpdatePlan, { id, input }, owner);
  expect(updatePlan).toMatchObject({ description: null, productId: null, nickname: 'Plan', amount: 0 });
});

test('a deactivated plan is not offered until it is reactivated', async () => {
  const id = await created();
  expect((await request(server.url, GetPlan, { id }, { siteId: 1 })).data?.plan.id).toBe(id);
  await execute(server.url, DeactivatePlan, { id }, owner);
  expect((await request(server.url, GetPlan, { id }, { siteId: 1 })).status).toBe(404);
  await execute(server.url, ReactivatePlan, { id }, owner);
  expect((await request(server.url, GetPlan, { id }, { siteId: 1 })).status).toBe(200);
});

test('plans are paged', async () => {
  const { id } = await addSite(server, 'pages');
  const siteId = String(id);
  for (let i = 1; i <= 3; i += 1) await create({ nickname: `Plan ${i}` }, owner, siteId);
  const page = async (after?: string) =>
    (await execute(server.url, SitePlans, { siteId, first: 2, after: after ?? null }, owner)).sitePlans;
  const first = await page();
  expect(first.map(({ nickname }) => nickname)).toEqual(['Plan 1', 'Plan 2']);
  expect((await page(first[1]?.id)).map(({ nickname }) => nickname)).toEqual(['Plan 3']);
});

describe('invalid input is refused by field, and no plan is created', () => {
  test.each<[string, Partial<CreatePlanInput>]>([
    ['nickname', { nickname: ' ' }],
    ['nickname', { nickname: 'a\0b' }],
    ['nickname', { nickname: 'x'.repeat(101) }],
    ['description', { description: 'x'.repeat(1_001) }],
    ['amount', { amount: -1 }],
    ['quantity', { quantity: 0 }],
    ['currency', { currency: 'xyz' }],
    ['countries', { countries: ['France'] }],
    ['productId', { productId: 0 }],
    ['entitlements', { entitlements: ['\ud800'] }],
    ['entitlements', { entitlements: Array.from({ length: 1_001 }, (_, index) => String(index)) }],
    ...['campus', 'a b.example', '@campus.example', '.example', 'a..example', '', '\0'].map(
      (domain): [string, Partial<CreatePlanInput>] => ['emailDomains', { emailDomains: [domain] }],
    ),
    ...[
      '10.1',
      '10.0.0.256',
      '10.0.0.0/33',
      '2001:db8::/129',
      '10.0.0.0/',
      '10.0.0.0/8/8',
      '10.0.0.9-10.0.0.1',
      '10.0.0.1-2001:db8::1',
      '10.0.0.1-10.0.0.2-10.0.0.3',
      '0x0a000001',
      '010.0.0.1/8x',
      'fe80::1%eth0',
      'localhost',
      '*',
      '',
    ].map((range): [string, Partial<CreatePlanInput>] => ['addressRanges', { addressRanges: [range] }]),
  ])('%s: %j', async (field, input) => {
    const before = await server.gatehouse.prisma.plan.count();
    const { status, errors } = await create({ nickname: 'Plan', ...input });
    expect([status, Object.keys(errors[0]?.extensions?.fields ?? {})]).toEqual([400, [field]]);
    expect(await server.gatehouse.prisma.plan.count()).toBe(before);
  });
});

describe('permissions', () => {
  test('SUPPORT may read plans, ADMIN may also change them, and customers and partners may do neither', async () => {
    const id = await created();
    const [admin, support] = [await collaborator('ADMIN'), await collaborator('SUPPORT')];
    const customer = await register(server.url, {}, { siteId: 1 });
    const look = (as: object) => request(server.url, SitePlans, { siteId: '1' }, as);
    const change = (as: object) => request(server.url, UpdatePlan, { id, input: { nickname: 'New' } }, as);
    expect([(await look(support)).status, (await look(admin)).status]).toEqual([200, 200]);
    expect([(await change(support)).status, (await change(admin)).status]).toEqual([403, 200]);
    for (const as of [{}, { token: customer.token }, { basic: server.demo.partner }]) {
      expect([(await look(as)).status, (await change(as)).status]).toEqual([401, 401]);
    }
  });

  test('a plan of another account is answered as unknown', async () => {
    const id = await created();
    for (const plan of [id, '2147483647', 'x', '99999999999']) {
      const input = { nickname: 'Mine now' };
      for (const answer of [
        await request(server.url, UpdatePlan, { id: plan, input }, foreign.owner),
        await request(server.url, DeactivatePlan, { id: plan }, foreign.owner),
        await request(server.url, ReactivatePlan, { id: plan }, foreign.owner),
      ]) {
        expect(answer.errors[0]?.extensions).toEqual({ code: 'NOT_FOUND' });
      }
    }
    expect((await create({ nickname: 'x' }, owner, foreign.siteId)).status).toBe(404);
    expect((await create({ nickname: 'x' }, owner, 999)).status).toBe(404);
    const list = { siteId: String(foreign.siteId) };
    expect((await request(server.url, SitePlans, list, owner)).status).toBe(404);
  });
});

test('a site may have up to 100 plans, even if many are created at once', async () => {
  const { id } = await addSite(server, 'full');
  const data = Array.from({ length: 95 }, () => ({ siteId: id, nickname: 'Plan' }));
  await server.gatehouse.prisma.plan.createMany({ data });
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => create({ nickname: 'One more' }, owner, id)),
  );
  expect(answers.filter(({ errors }) => errors.length === 0)).toHaveLength(5);
  const refusal = answers.find(({ errors }) => errors.length > 0)?.errors[0]?.extensions;
  expect(refusal?.fields).toEqual({ siteId: ['A site may have up to 100 plans.'] });
});

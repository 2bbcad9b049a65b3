import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import {
  atProvider,
  type Claims,
  type Company,
  startCompany,
} from '../administration/employee-sso/company.ts';
import { execute } from '../support/client.ts';
import { testServer } from '../support/server.ts';
import { CompanyPlans, UpdateConnection } from './documents.ts';
import { type Admin, arrivalIn, connect, dnsOfTest, open, proveDomain, redeem, startLogin } from './scene.ts';

const dns = dnsOfTest();
const server = testServer(dns.options);
const [NEWSROOM, PRESS] = ['news.example', 'press.example'];
let company: Company;
let connection: { id: string; domainId: string; admin: Admin };
let plans: { all: string; press: string; board: string; pressBoard: string };
beforeAll(async () => {
  company = await startCompany();
  connection = await connect(server, dns, company, NEWSROOM, { groupsClaim: 'groups' });
  await proveDomain(server, dns, connection.admin, connection.id, PRESS);
  const add = async (nickname: string) => {
    const data = { siteId: 1, nickname, amount: 900, entitlements: [nickname] };
    return String((await server.gatehouse.prisma.plan.create({ data })).id);
  };
  plans = {
    all: await add('all'),
    press: await add('press'),
    board: await add('board'),
    pressBoard: await add('pressBoard'),
  };
  const rules = [
    { planId: plans.all },
    { planId: plans.press, domain: PRESS },
    { planId: plans.board, group: 'board' },
    { planId: plans.pressBoard, domain: PRESS, group: 'board' },
  ];
  await execute(
    server.url,
    UpdateConnection,
    { id: connection.id, input: { plans: rules } },
    connection.admin,
  );
});

async function logIn(
  domain: string,
  claims: Claims = {},
  sub = randomUUID(),
): Promise<{ token: string; id: string }> {
  company.state.person = { sub, email: `${sub}@${domain}`, email_verified: true, ...claims };
  const { location, cookie } = await startLogin(server, connection.id);
  const { handoff, error } = arrivalIn(
    await open(server, (await atProvider(new URL(location))).href, cookie),
  );
  const { data } = await redeem(server, handoff);
  if (!data) throw new Error(String(error));
  return { token: data.redeemHandoff.token, id: data.redeemHandoff.customer.id };
}
const plansOf = async (token: string) =>
  (await execute(server.url, CompanyPlans, { id: plans.all }, { token })).plansByCompany.map(
    ({ nickname }) => nickname,
  );

test('a member gets the plans for all members, for their domain and for their groups', async () => {
  expect(await plansOf((await logIn(NEWSROOM)).token)).toEqual(['all']);
  expect(await plansOf((await logIn(NEWSROOM, { groups: ['board'] })).token)).toEqual(['all', 'board']);
  expect(await plansOf((await logIn(PRESS, { groups: 'staff' })).token)).toEqual(['all', 'press']);
  expect(await plansOf((await logIn(PRESS, { groups: ['x', 'board'] })).token)).toEqual([
    'all',
    'press',
    'board',
    'pressBoard',
  ]);
});

test('the groups are those of the last login', async () => {
  const sub = randomUUID();
  const { token } = await logIn(NEWSROOM, { groups: ['board'] }, sub);
  expect(await plansOf(token)).toEqual(['all', 'board']);
  await logIn(NEWSROOM, { groups: [] }, sub);
  expect(await plansOf(token)).toEqual(['all']);
});

test('only members see the entitlements of a plan of a company', async () => {
  const { token, id } = await logIn(NEWSROOM);
  const seen = async (bearer?: string) =>
    (await execute(server.url, CompanyPlans, { id: plans.all }, { token: bearer as string })).plan
      .entitlements;
  expect(await seen(token)).toEqual(['all']);
  // A customer who gets another email, or whose connection is disabled, has no entitlements any more.
  const { prisma } = server.gatehouse;
  const email = `private-${id}@example.test`;
  const before = await prisma.customer.findUniqueOrThrow({ where: { id: Number(id) } });
  await prisma.customer.update({ where: { id: Number(id) }, data: { email, emailKey: email } });
  expect([await plansOf(token), await seen(token)]).toEqual([[], null]);
  const { email: own, emailKey } = before;
  await prisma.customer.update({ where: { id: Number(id) }, data: { email: own, emailKey } });
  expect(await plansOf(token)).toEqual(['all']);
  const set = (enabled: boolean) =>
    execute(server.url, UpdateConnection, { id: connection.id, input: { enabled } }, connection.admin);
  await set(false);
  expect([await plansOf(token), await seen(token)]).toEqual([[], null]);
  await set(true);
  await prisma.enterpriseDomain.update({
    where: { id: Number(connection.domainId) },
    data: { verifiedDomain: null, verifiedAt: null },
  });
  expect(await plansOf(token)).toEqual([]);
});

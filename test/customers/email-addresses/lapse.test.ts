import { describe, expect, test } from 'vitest';
import { expireEmailChanges } from '../../../src/customers/email-addresses/reverse-change.ts';
import { request } from '../../support/client.ts';
import { mailedToken, mailsTo } from '../../support/mails.ts';
import { testServer } from '../../support/server.ts';
import { UndoEmailChange } from './documents.ts';
import {
  ageChange,
  changeByToken,
  changeWithPassword,
  codeOf,
  customerLoggedInAnHourAgo,
  emailState,
  expectReversed,
  undoToken,
  verifyBy,
} from './scene.ts';

const server = testServer();
const lapse = () => expireEmailChanges(server.gatehouse);

describe('an unverified email change', () => {
  test.each([
    ['with a token alone', changeByToken],
    ['with the password', changeWithPassword],
  ])('lapses after 30 days if it was made %s', async (_how, change) => {
    const customer = await customerLoggedInAnHourAgo(server);
    const email = await change(server, customer);
    const verification = await mailedToken(server, email);
    const undo = await undoToken(server, customer.email);
    await ageChange(server, customer.customer.id, 29.9);
    await lapse();
    expect((await emailState(server, customer))?.email).toBe(email);
    await ageChange(server, customer.customer.id, 30);
    expect(await lapse()).toBe(1);
    expect(await lapse()).toBe(0);
    await expectReversed(server, customer, { email, verification });
    const { prisma } = server.gatehouse;
    const where = { targetKind: 'customer', targetId: customer.customer.id };
    expect(await prisma.auditEvent.findMany({ where, orderBy: { id: 'desc' }, take: 1 })).toMatchObject([
      { action: 'customer.email_change_lapsed', actorKind: 'SYSTEM' },
    ]);
    // The undo link still works: the lapse reverses only the email, and a thief may also have added ways to log in.
    expect(codeOf(await request(server.url, UndoEmailChange, { token: undo }))).toBeNull();
  });

  test('stays if the new address is verified', async () => {
    const customer = await customerLoggedInAnHourAgo(server);
    const email = await changeByToken(server, customer);
    await verifyBy(server, email);
    await ageChange(server, customer.customer.id, 365);
    expect(await lapse()).toBe(0);
    expect(await emailState(server, customer)).toMatchObject({ email, hasUnsettledEmailChange: true });
  });

  test('does not lapse if the last change is less than 30 days old', async () => {
    const customer = await customerLoggedInAnHourAgo(server);
    await changeByToken(server, customer);
    await ageChange(server, customer.customer.id, 40);
    const email = await changeByToken(server, customer);
    expect(await lapse()).toBe(0);
    expect((await emailState(server, customer))?.email).toBe(email);
  });

  test('restores an unverified address as unverified, and sends no mail to a disabled customer', async () => {
    const customer = await customerLoggedInAnHourAgo(server, { isVerified: false });
    await changeByToken(server, customer);
    const id = Number(customer.customer.id);
    const { prisma } = server.gatehouse;
    await prisma.customer.update({ where: { id }, data: { disabledAt: server.clock.now() } });
    await ageChange(server, customer.customer.id, 30);
    const before = (await mailsTo(server, customer.email)).length;
    await lapse();
    expect(await prisma.customer.findUnique({ where: { id } })).toMatchObject({
      email: customer.email,
      emailVerifiedAt: null,
    });
    expect(await mailsTo(server, customer.email)).toHaveLength(before);
  });

  test('lapses once for parallel sweeps', async () => {
    const customer = await customerLoggedInAnHourAgo(server);
    await changeByToken(server, customer);
    await ageChange(server, customer.customer.id, 30);
    await Promise.all(Array.from({ length: 5 }, lapse));
    const where = { targetId: customer.customer.id, action: 'customer.email_change_lapsed' };
    expect(await server.gatehouse.prisma.auditEvent.count({ where })).toBe(1);
  });
});

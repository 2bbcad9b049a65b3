import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { request } from '../../support/client.ts';
import { count, fullCounts } from '../../support/counts.ts';
import { uniqueEmail } from '../../support/customers.ts';
import {
  ChangePassword,
  EndOtherSessions,
  EndSession,
  Login,
  Logout,
  Refresh,
  Register,
} from '../../support/documents.ts';
import { testServer } from '../../support/server.ts';
import { verdicts } from '../tokens/jwt.ts';
import { SessionModel, type Step } from './session-model.ts';

const server = testServer();

beforeAll(async () => {
  server.clock.freeze(new Date(Math.ceil(Date.now() / 1000) * 1000));
});

const index = fc.nat(30);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 2, arbitrary: fc.constant<Step>({ kind: 'login' }) },
  { weight: 6, arbitrary: index.map<Step>((token) => ({ kind: 'refresh', token })) },
  { weight: 2, arbitrary: index.map<Step>((token) => ({ kind: 'refreshByBearer', token })) },
  { weight: 2, arbitrary: index.map<Step>((token) => ({ kind: 'logout', token })) },
  { weight: 1, arbitrary: index.map<Step>((token) => ({ kind: 'endOthers', token })) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(index, index)
      .map<Step>(([token, session]) => ({ kind: 'endSession', token, session })),
  },
  { weight: 1, arbitrary: index.map<Step>((token) => ({ kind: 'changePassword', token })) },
  {
    weight: 4,
    arbitrary: fc
      .constantFrom(1, 5, 10, 11, 3_600, 86_400, 59 * 86_400, 61 * 86_400, 91 * 86_400, 366 * 86_400)
      .map<Step>((seconds) => ({ kind: 'advance', seconds })),
  },
);

test('after every step of random session operations the server’s verdicts equal those of a simple model', async () => {
  const executed = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 24 }), async (steps) => {
      const { url, clock } = server;
      const model = new SessionModel();
      const email = uniqueEmail();
      let password = 'password 0';
      const registered = await request(url, Register, { input: { email, password } });
      model.opened(registered.data?.register, clock.now());
      for (const each of steps) {
        const now = clock.now();
        if (each.kind === 'advance') {
          clock.advance({ seconds: each.seconds });
        } else if (each.kind === 'login') {
          const { data } = await request(url, Login, { input: { email, password } });
          model.opened(data?.login, now);
        } else if (each.kind === 'refresh') {
          const presented = model.refreshToken(each.token);
          const { data, errors } = await request(url, Refresh, { refreshToken: presented.text });
          const expected = model.refresh(presented, now);
          expect([each, errors[0]?.extensions?.code ?? 'ok']).toEqual([each, expected.code]);
          if (expected.code === 'ok') model.refreshed(presented, data?.refresh, now);
          executed.add(`refresh ${expected.code} ${expected.again ? 'again' : ''}`);
        } else {
          const bearer = model.accessToken(each.token);
          const expected = model.bearerRefusal(bearer, now);
          const caller = { token: bearer.text };
          executed.add(`${each.kind} ${expected ?? 'ok'}`);
          const check = (code: unknown) => expect([each, code ?? null]).toEqual([each, expected]);
          if (each.kind === 'refreshByBearer') {
            const { data, errors } = await request(url, Refresh, {}, caller);
            check(errors[0]?.extensions?.code);
            if (!expected) model.refreshedByBearer(bearer, data?.refresh);
          } else if (each.kind === 'logout') {
            check((await request(url, Logout, {}, caller)).errors[0]?.extensions?.code);
            if (!expected) model.end(bearer.session, 'REVOKED');
          } else if (each.kind === 'endOthers') {
            const { data, errors } = await request(url, EndOtherSessions, {}, caller);
            check(errors[0]?.extensions?.code);
            if (!expected) model.endOthers(bearer.session, data?.endOtherSessions.endedCount);
          } else if (each.kind === 'endSession') {
            const session = model.session(each.session);
            check((await request(url, EndSession, { id: session.id }, caller)).errors[0]?.extensions?.code);
            if (!expected) model.end(session, 'REVOKED');
          } else {
            const input = { oldPassword: password, newPassword: `${password}1` };
            const { data, errors } = await request(url, ChangePassword, { input }, caller);
            check(errors[0]?.extensions?.code);
            if (!expected) {
              password = input.newPassword;
              model.passwordChanged();
              model.opened(data?.changePassword, now);
            }
          }
        }
        await compare(model);
      }
    }),
    // The short run has a fixed seed, so that it always covers the operations asserted below.
    { numRuns: count(10, 300), ...(fullCounts ? {} : { seed: 20_261_122 }) },
  );
  // The sequences have covered the important operations.
  expect([...executed].sort()).toEqual(
    expect.arrayContaining(['logout ok', 'refresh TOKEN_REVOKED ', 'refresh ok ', 'refreshByBearer ok']),
  );
});

/** Compares the verdict on every access token with that of the model. */
async function compare(model: SessionModel): Promise<void> {
  const now = server.clock.now();
  const expected = model.accessTokens.map((token) => model.verdict(token, now));
  const given = await verdicts(
    server,
    model.accessTokens.map(({ text }) => text),
  );
  expect(given.map(({ reason, action, sessionId }) => ({ reason, action, sessionId }))).toEqual(expected);
}

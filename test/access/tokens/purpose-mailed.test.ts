import { beforeAll, describe, expect, test } from 'vitest';
import { request } from '../../support/client.ts';
import { logInCollaborator } from '../../support/collaborators.ts';
import { type RegisteredCustomer, register } from '../../support/customers.ts';
import { CollaboratorMe, Refresh } from '../../support/documents.ts';
import { codeIn, lastMailTo, tokenIn } from '../../support/mails.ts';
import { testServer } from '../../support/server.ts';
import {
  loginTokenFor,
  PasswordlessCodeLogin,
  PasswordlessLogin,
  RequestEmailVerification,
  ResetPassword,
  resetTokenFor,
  VerifyEmail,
} from '../../support/ways-in.ts';
import { isAcceptedAsBearer, verdicts } from './jwt.ts';

const server = testServer();
let url: string;

beforeAll(async () => {
  url = server.url;
  await server.gatehouse.prisma.site.updateMany({ data: { passwordlessEnabled: true } });
});

async function issueAll(customer: RegisteredCustomer): Promise<Record<string, string>> {
  const { email } = customer;
  const reset = await resetTokenFor(server, email);
  await request(url, RequestEmailVerification, {}, customer);
  const verification = tokenIn(await lastMailTo(server, email));
  const link = await loginTokenFor(server, email);
  return {
    'access token': customer.token,
    'refresh token': customer.refreshToken ?? '',
    'collaborator token': (await logInCollaborator(server)).token,
    'reset token': reset,
    'verification token': verification,
    'login link': link,
    'login code': codeIn(await lastMailTo(server, email)),
  };
}

type Place = { own: string; takes(email: string, credential: string): Promise<boolean> };
const succeeded = ({ errors }: { errors: readonly unknown[] }) => errors.length === 0;

const places: Record<string, Place> = {
  resetPassword: {
    own: 'reset token',
    takes: async (email, token) =>
      succeeded(await request(url, ResetPassword, { input: { email, token, password: 'another one' } })),
  },
  verifyEmail: {
    own: 'verification token',
    takes: async (_email, token) => succeeded(await request(url, VerifyEmail, { token })),
  },
  passwordlessLogin: {
    own: 'login link',
    takes: async (_email, token) => succeeded(await request(url, PasswordlessLogin, { token })),
  },
  passwordlessCodeLogin: {
    own: 'login code',
    takes: async (email, code) =>
      succeeded(await request(url, PasswordlessCodeLogin, { input: { email, code } })),
  },
  'refresh(refreshToken)': {
    own: 'refresh token',
    takes: async (_email, refreshToken) => succeeded(await request(url, Refresh, { refreshToken })),
  },
  'Bearer of a customer': {
    own: 'access token',
    takes: (_email, token) => isAcceptedAsBearer(server, token),
  },
  'Bearer of a collaborator': {
    own: 'collaborator token',
    takes: async (_email, token) => succeeded(await request(url, CollaboratorMe, {}, { token })),
  },
  validateToken: {
    own: 'access token',
    takes: async (_email, token) => (await verdicts(server, [token]))[0]?.valid === true,
  },
};

describe.each(Object.entries(places))('%s', (_name, { own, takes }) => {
  test('accepts its own kind of credential only', async () => {
    const customer = await register(url);
    const credentials = await issueAll(customer);
    // The place's own kind is sent last, because a success may invalidate the other credentials.
    const ownLast = Object.entries(credentials).sort(
      ([one], [other]) => Number(one === own) - Number(other === own),
    );
    const taken: string[] = [];
    for (const [kind, credential] of ownLast) {
      expect(credential, kind).not.toBe('');
      if (await takes(customer.email, credential)) taken.push(kind);
    }
    expect(taken).toEqual([own]);
  });
});

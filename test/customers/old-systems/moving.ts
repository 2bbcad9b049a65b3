import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { ELSEWHERE } from '../../../src/customers/passwords/hash-format.ts';
import { addDays } from '../../../src/lib/clock.ts';
import { ask } from '../../graphql/ask.ts';
import { pelcroApi } from '../../rest/pelcro/api.ts';
import { prancerApi } from '../../rest/prancer/api.ts';
import { request } from '../../support/client.ts';
import { logInCollaborator } from '../../support/collaborators.ts';
import { register } from '../../support/customers.ts';
import { Login } from '../../support/documents.ts';
import type { OldSystemMock } from '../../support/old-system.ts';
import type { TestServer } from '../../support/server.ts';

export const KINDS = ['PELCRO', 'PRANCER', 'HOOK'] as const;
export type Kind = (typeof KINDS)[number];

const SITES = { PELCRO: '7', PRANCER: 'paper', HOOK: null };

export const SET_OLD_SYSTEM = `mutation ($input: OldSystemInput!) {
  setOldSystem(input: $input) {
    secret
    oldSystem { kind url site until trustsEmails createsUnknown enabled isAsked waitingCustomers updatedAt }
  }
}`;

/** Helpers for an account that moves its customers from an old system. */
export function moving(server: TestServer, mock: () => OldSystemMock) {
  const prisma = () => server.gatehouse.prisma;

  /** The input that sets the old system. */
  function inputFor(kind: Kind, more: object = {}) {
    const url = `${mock().url}/${kind.toLowerCase()}`;
    return { kind, url, site: SITES[kind], until: addDays(server.clock(), 30), enabled: true, ...more };
  }

  return {
    inputFor,

    /** Lets an owner set the old system. */
    async moveFrom(kind: Kind, more: object = {}) {
      const owner = await logInCollaborator(server);
      const input = inputFor(kind, {
        renewSecret: true,
        trustsEmails: false,
        createsUnknown: false,
        ...more,
      });
      const { body } = await ask(server.url, SET_OLD_SYSTEM, { input }, owner);
      expect(body.errors).toBeUndefined();
      mock().secret = body.data.setOldSystem.secret ?? '';
      return { owner, ...body.data.setOldSystem };
    },

    /** Registers a customer, then moves the password to the old system. The session stays open. */
    async customerElsewhere(password = `old-${randomUUID()}`) {
      const { email, token, customer } = await register(server.url);
      const id = Number(customer.id);
      await prisma().customer.update({ where: { id }, data: { passwordHash: ELSEWHERE } });
      mock().people.push({ id, email, password });
      return { id, email, password, token };
    },

    async storedHash(id: number) {
      return (await prisma().customer.findUniqueOrThrow({ where: { id } })).passwordHash;
    },
  };
}

export type Credentials = { email: string; password: string };

/** A login by each API. Each returns the status, token, headers and error of the answer. */
export const LOGINS = {
  graphql: async ({ url }: TestServer, { email, password }: Credentials) => {
    const input = { email, password };
    const { status, data, headers, errors } = await request(url, Login, { input });
    return { status, token: data?.login.token, headers, code: errors[0]?.extensions?.code };
  },
  pelcro: async (server: TestServer, { email, password }: Credentials) => {
    const body = { email, password };
    const answer = await pelcroApi(server, 'POST', '/auth/login', { body });
    const { status, headers } = answer;
    return { status, token: answer.body.data?.token, headers, code: answer.body };
  },
  prancer: async (server: TestServer, { email, password }: Credentials) => {
    const answer = await prancerApi(server, 'POST', '/login/', {
      body: { email, password, customer_id: 'demo' },
    });
    const { status, headers } = answer;
    return { status, token: answer.body.data?.token, headers, code: answer.body.error };
  },
};
export const APIS = Object.keys(LOGINS) as (keyof typeof LOGINS)[];

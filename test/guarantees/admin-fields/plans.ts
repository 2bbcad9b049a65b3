import { randomUUID } from 'node:crypto';
import type { TestServer } from '../../support/server.ts';

type Scene = { siteId: number; server: TestServer; mark: string };

const NO_ID = '2147483647';

const somePlan = async ({ siteId, server, mark }: Scene) => {
  const plan = await server.gatehouse.prisma.plan.create({ data: { siteId, nickname: mark } });
  return { id: String(plan.id) };
};

export const adminFields = {
  sitePlans: {
    least: 'SUPPORT',
    document: 'query ($siteId: ID!) { sitePlans(siteId: $siteId) { id nickname } }',
    variables: ({ siteId }: Scene) => ({ siteId }),
    missing: { siteId: NO_ID },
  },
  sitePlansConnection: {
    least: 'SUPPORT',
    document:
      'query ($siteId: ID!) { sitePlansConnection(siteId: $siteId) { edges { node { id nickname } } } }',
    variables: ({ siteId }: Scene) => ({ siteId }),
    missing: { siteId: NO_ID },
  },
  createPlan: {
    least: 'ADMIN',
    document:
      'mutation ($siteId: ID!, $input: CreatePlanInput!) { createPlan(siteId: $siteId, input: $input) { id } }',
    variables: ({ siteId }: Scene) => ({ siteId, input: { nickname: randomUUID() } }),
    missing: { siteId: NO_ID },
  },
  updatePlan: {
    least: 'ADMIN',
    document:
      'mutation ($id: ID!, $input: UpdatePlanInput!) { updatePlan(id: $id, input: $input) { id nickname } }',
    variables: async (scene: Scene) => ({ ...(await somePlan(scene)), input: { nickname: randomUUID() } }),
    missing: { id: NO_ID },
  },
  deactivatePlan: {
    least: 'ADMIN',
    document: 'mutation ($id: ID!) { deactivatePlan(id: $id) { id active } }',
    variables: somePlan,
    missing: { id: NO_ID },
  },
  reactivatePlan: {
    least: 'ADMIN',
    document: 'mutation ($id: ID!) { reactivatePlan(id: $id) { id active } }',
    variables: somePlan,
    missing: { id: NO_ID },
  },
} as const;

export const otherFields = [
  ...['plan', 'plansByAddress', 'plansByCompany', 'plansByEmailDomain'],
  ...['country', 'countries', 'subdivisions', 'location'],
];

import type { TestServer } from '../support/server.ts';

// biome-ignore lint/suspicious/noExplicitAny: answers of any operation
type CallOperation = (name: string, query: string, variables?: unknown, options?: object) => Promise<any>;

/** Calls the operations about plans, Disqus and countries. */
export async function tourPlans({ demo }: TestServer, call: CallOperation): Promise<void> {
  const { collaboratorLogin } = await call(
    'collaboratorLogin: for plans',
    'mutation ($input: CollaboratorLoginInput!) { collaboratorLogin(input: $input) { token } }',
    { input: demo.collaborator },
  );
  const { createPlan } = await call(
    'createPlan',
    'mutation { createPlan(siteId: 1, input: { nickname: "Campus", emailDomains: ["campus.example"] }) { id } }',
    {},
    collaboratorLogin,
  );
  const changing = (name: string, input = '') =>
    call(name, `mutation ($id: ID!) { ${name}(id: $id${input}) { id } }`, createPlan, collaboratorLogin);
  await changing('updatePlan', ', input: { amount: 100 }');
  await changing('deactivatePlan');
  await changing('reactivatePlan');
  await call('sitePlans', '{ sitePlans(siteId: 1) { id } }', {}, collaboratorLogin);
  const PLANS = '{ sitePlansConnection(siteId: 1) { edges { cursor node { id } } } }';
  await call('sitePlansConnection', PLANS, {}, collaboratorLogin);
  await call('plan', 'query ($id: ID!) { plan(id: $id) { id entitlements } }', createPlan);
  await call('disqusLogin', '{ disqusLogin { publicKey remoteAuth state } }');
  await call('plansByAddress', '{ plansByAddress { id } }');
  await call('plansByEmailDomain', '{ plansByEmailDomain(email: "a@campus.example") { id } }');
  await call('country', '{ country }');
  await call('location', '{ location { countryCode } }');
  await call('countries', '{ countries(language: "fr") { code } }');
  await call('subdivisions', '{ subdivisions(country: "CA") { code } }');
}

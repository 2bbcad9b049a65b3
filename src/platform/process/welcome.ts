import type { Settings } from '../settings.ts';

/** The content of `demo.json`: the ids and credentials of the demo account. */
export type Demo = {
  siteId: number;
  partner: { clientId: string; clientSecret: string };
  collaborator: { email: string; password: string };
};

/** The text printed at the start: the address and, outside production, what to try. */
export function welcome(settings: Settings, demo: Demo | null): string {
  const url = `http://${settings.host.includes(':') ? `[${settings.host}]` : settings.host}:${settings.port}`;
  if (settings.environment === 'production') return `Gatehouse serves ${settings.publicUrl} on ${url}\n`;
  return `
Gatehouse serves ${url}
${demo ? announcement(settings, demo) : ''}
Register a customer (the second time it says that the email is taken):

${registerLine(url)}

What can be tried: ${url}/
GraphiQL: ${settings.graphiql ? `${url}/graphql` : 'off'}
${settings.outbox ? `Mail that would be sent: ${url}/outbox\n` : ''}
`;
}

function announcement({ dataDir }: Settings, { siteId, partner, collaborator }: Demo): string {
  return `
A demo account was created. Its credentials are shown this once, and kept in ${dataDir}/demo.json:
  site           ${siteId}
  partner        ${partner.clientId} : ${partner.clientSecret}
  collaborator   ${collaborator.email} : ${collaborator.password}
`;
}

function registerLine(url: string): string {
  const query =
    'mutation { register(input: { email: "reader@example.com", password: "correct horse" }) { token customer { id email } } }';
  return `curl -sw '\\n' ${url}/graphql -H 'Content-Type: application/json' -d '${JSON.stringify({ query })}'`;
}

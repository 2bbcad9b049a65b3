import { otherLoopbackOrigin } from '../../lib/loopback.ts';
import type { Settings } from '../settings.ts';
import { type Demo, findDemo } from './demo.ts';

/**
 * The text printed at the start: the address and, outside production, things to try.
 * @param demo the demo account, if this start created it
 */
export function welcome(settings: Settings, demo: Demo | null): string {
  const url = `http://${settings.host.includes(':') ? `[${settings.host}]` : settings.host}:${settings.port}`;
  if (settings.environment === 'production') return `Gatehouse serves ${settings.publicUrl} on ${url}\n`;
  const known = findDemo(settings);
  return `
Gatehouse serves ${url}
${demo ? announcement(settings, demo) : ''}${known ? registration(url, known) : ''}
Things to try: ${url}/
Console: ${settings.console ? `${settings.publicUrl}/admin/` : 'off'}
GraphiQL: ${settings.graphiql ? `${url}/graphql` : 'off'}
${known ? papers(settings) : ''}${settings.outbox ? `Mail that would be sent: ${url}/outbox\n` : ''}
`;
}

function announcement({ dataDir }: Settings, { siteId, partner, collaborator }: Demo): string {
  return `
A demo account was created. Its credentials are shown only now, and kept in ${dataDir}/demo.json:
  site           ${siteId}
  partner        ${partner.clientId} : ${partner.clientSecret}
  collaborator   ${collaborator.email} : ${collaborator.password}
`;
}

function papers({ publicUrl }: Settings): string {
  const sister = otherLoopbackOrigin(publicUrl);
  return `A demo newspaper: ${publicUrl}/demo${sister ? `, and its sister paper on another origin: ${sister}/demo` : ''}\n`;
}

/** A command that works as printed. It names the demo site, because there may be other sites by now. */
function registration(url: string, { siteId }: Demo): string {
  const query =
    'mutation { register(input: { email: "reader@example.com", password: "correct horse" }) { token customer { id email } } }';
  return `
Register a customer (a second run answers that the email is taken):

curl -sw '\\n' ${url}/graphql -H 'X-Site-Id: ${siteId}' -H 'Content-Type: application/json' -d '${JSON.stringify({ query })}'
`;
}

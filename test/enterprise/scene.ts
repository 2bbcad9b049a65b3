import { openCollaboratorSession } from '../../src/administration/collaborators/session.ts';
import type { CollaboratorRole } from '../../src/platform/database/client/client.ts';
import { CLIENT, type Company } from '../administration/employee-sso/company.ts';
import { RedeemHandoff } from '../customers/single-sign-on/documents.ts';
import { execute, type RestAnswer, request, rest } from '../support/client.ts';
import { uniqueEmail } from '../support/customers.ts';
import { PUBLIC_URL, type ServerOptions, type TestServer } from '../support/server.ts';
import { AddDomain, CreateConnection, VerifyDomain } from './documents.ts';

/** The name server of a test: its TXT records by name, and the names for which it does not answer. */
export function dnsOfTest() {
  const records = new Map<string, string[]>();
  const broken = new Set<string>();
  const options: ServerOptions = {
    env: { LOGIN_HOST_PROOF: 'true' },
    async readDnsTexts(name) {
      if (broken.has(name)) throw Object.assign(new Error('no answer'), { code: 'ETIMEOUT' });
      return records.get(name) ?? [];
    },
  };
  return { records, broken, options };
}
export type DnsOfTest = ReturnType<typeof dnsOfTest>;

export type Admin = { token: string };

/** Creates a collaborator who has just logged in. @param accountId by default the demo account */
export async function logInAs(
  { gatehouse: { prisma, clock }, demo }: TestServer,
  role: CollaboratorRole,
  accountId?: number,
): Promise<Admin> {
  const site = await prisma.site.findUniqueOrThrow({ where: { id: demo.siteId } });
  const email = uniqueEmail();
  const data = { accountId: accountId ?? site.accountId, email, emailKey: email, role };
  const collaborator = await prisma.collaborator.create({ data });
  const visit = { source: '127.0.0.1', userAgent: null };
  const { token } = await openCollaboratorSession(prisma, collaborator, visit, clock());
  return { token };
}

export function oidcInput(company: Pick<Company, 'issuer'>, others: object = {}) {
  return { name: 'Company', issuer: company.issuer, ...CLIENT, ...others };
}

/** Adds a domain to a connection and proves it. @returns the id of the domain */
export async function proveDomain(
  server: TestServer,
  dns: DnsOfTest,
  admin: Admin,
  connectionId: string,
  domain: string,
): Promise<string> {
  const { addEnterpriseDomain } = await execute(server.url, AddDomain, { connectionId, domain }, admin);
  const added = addEnterpriseDomain.domains.find((each) => each.domain === domain);
  if (!added) throw new Error('The domain was not added.');
  dns.records.set(added.recordName, ['v=spf1 -all', added.recordText]);
  await execute(server.url, VerifyDomain, { id: added.id }, admin);
  return added.id;
}

/** Connects a company with one proven domain. */
export async function connect(
  server: TestServer,
  dns: DnsOfTest,
  company: Pick<Company, 'issuer'>,
  domain: string,
  others: object = {},
): Promise<{ id: string; domainId: string; admin: Admin }> {
  const admin = await logInAs(server, 'ADMIN');
  const input = oidcInput(company, others) as never;
  const { createEnterpriseConnection } = await execute(server.url, CreateConnection, { input }, admin);
  const { id } = createEnterpriseConnection;
  return { id, domainId: await proveDomain(server, dns, admin, id, domain), admin };
}

/** The page of the demo site that a login returns to. */
export const PAGE = 'http://localhost:3000/paper';

/** Opens the start address of a connection. @returns the answer, the address of the provider, and the browser's cookie */
export async function startLogin(server: TestServer, id: string, siteId = server.demo.siteId, page = PAGE) {
  const query = new URLSearchParams({ site_id: String(siteId), return_to: page });
  const { status, headers, body } = await rest(server.url, 'GET', `/enterprise/${id}/start?${query}`);
  const cookie = headers['set-cookie']?.[0]?.split(';')[0] ?? '';
  return { status, body, location: headers.location ?? '', cookie, setCookie: headers['set-cookie'] ?? [] };
}

/** Opens an address of this server in a browser with these cookies. */
export function open(server: TestServer, address: string, cookie: string): Promise<RestAnswer> {
  return rest(server.url, 'GET', address.replace(PUBLIC_URL, ''), { headers: { cookie } });
}

/** Reads the handoff code or the error from the redirect to the page. */
export function arrivalIn({ headers }: Pick<RestAnswer, 'headers'>): {
  handoff: string | null;
  error: string | null;
} {
  const page = new URL(headers.location ?? '');
  return { handoff: page.searchParams.get('handoff'), error: page.searchParams.get('error') };
}

/** Redeems the handoff code of a login. @returns the answer, with the tokens or the errors */
export function redeem(server: TestServer, code: string | null) {
  return request(server.url, RedeemHandoff, { code: code ?? '' });
}

/** Calls the SCIM API of a connection as an identity provider does. */
export async function callScim(
  server: TestServer,
  id: string,
  path: string,
  { method = 'GET', body, bearer }: { method?: string; body?: unknown; bearer: string | null },
) {
  const response = await fetch(`${server.url}/scim/v2/${id}${path}`, {
    method,
    headers: {
      ...(bearer !== null && { authorization: `Bearer ${bearer}` }),
      ...(body !== undefined && { 'content-type': 'application/scim+json' }),
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    headers: response.headers,
    body: text === '' ? null : JSON.parse(text),
  };
}

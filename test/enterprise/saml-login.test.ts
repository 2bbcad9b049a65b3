import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { refreshDueMetadata } from '../../src/enterprise/saml/refresh-metadata.ts';
import { refusalIn } from '../customers/second-factor/factors.ts';
import { execute, type RestAnswer, request, rest } from '../support/client.ts';
import {
  assertionXml,
  makeSigningPair,
  metadataXml,
  type ResponseOptions,
  readRequest,
  responseXml,
  type SamlProvider,
  type SamlRequest,
  type SigningPair,
  signXml,
  startSamlProvider,
} from '../support/saml-provider.ts';
import { PUBLIC_URL, testServer } from '../support/server.ts';
import { CreateSaml, RefreshSaml, SetSaml, UpdateConnection } from './documents.ts';
import { type Admin, arrivalIn, dnsOfTest, logInAs, open, proveDomain, redeem, startLogin } from './scene.ts';

const dns = dnsOfTest();
const server = testServer(dns.options);
const DOMAIN = 'company.example';
const EVIL_DOMAIN = 'evil.example';
let [own, foreign]: SigningPair[] = [];
let pair: SigningPair;
let stranger: SigningPair;
let company: SamlProvider;
let evil: SamlProvider;
let admin: Admin;
let id: string;
let evilId: string;
beforeAll(async () => {
  server.clock.freeze();
  pair = makeSigningPair();
  stranger = makeSigningPair();
  [own, foreign] = [pair, stranger];
  company = await startSamlProvider(pair);
  evil = await startSamlProvider(makeSigningPair());
  admin = await logInAs(server, 'ADMIN');
  id = await create(company, DOMAIN, { groupsClaim: 'groups' });
  evilId = await create(evil, EVIL_DOMAIN);
});

async function create(provider: SamlProvider, domain: string, others: object = {}): Promise<string> {
  const input = { name: 'Company', metadataUrl: provider.metadataUrl, ...others };
  const { createSamlConnection } = await execute(server.url, CreateSaml, { input }, admin);
  await proveDomain(server, dns, admin, createSamlConnection.id, domain);
  return createSamlConnection.id;
}

test.each([
  { issuer: 'https://id.company.example' },
  { clientId: 'gatehouse' },
  { secret: 'a secret of a client' },
])('a SAML connection refuses the fields of an OpenID provider: %j', async (input) => {
  const before = await server.gatehouse.prisma.enterpriseConnection.findMany();
  const refused = await request(server.url, UpdateConnection, { id, input }, admin);
  expect(Object.keys(refusalIn(refused).fields ?? {})).toEqual(Object.keys(input));
  expect(await server.gatehouse.prisma.enterpriseConnection.findMany()).toEqual(before);
});

type Login = { samlRequest: SamlRequest; cookie: string };
async function begin(connectionId = id): Promise<Login> {
  const { location, cookie, body } = await startLogin(server, connectionId);
  if (!location.includes('SAMLRequest')) throw new Error(JSON.stringify([location, body]));
  return { samlRequest: readRequest(location), cookie };
}

/** Posts a response as a browser does. @param xml the response before it is encoded */
function post(xml: string, { samlRequest }: Login, connectionId = id): Promise<RestAnswer> {
  return postForm(
    { SAMLResponse: Buffer.from(xml, 'utf8').toString('base64'), RelayState: samlRequest.relayState },
    connectionId,
  );
}
function postForm(form: Record<string, string>, connectionId = id): Promise<RestAnswer> {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const body = new URLSearchParams(form).toString();
  return rest(server.url, 'POST', `/enterprise/${connectionId}/saml/acs`, { headers, body: body as never });
}
/** Posts a response and follows the redirects to the page. @returns the handoff code or the error */
async function arrive(xml: string, login: Login, connectionId = id) {
  const posted = await post(xml, login, connectionId);
  if (posted.status !== 303) return { handoff: null, error: `status ${posted.status}` };
  const finished = await open(server, posted.headers.location ?? '', login.cookie);
  return finished.status === 302
    ? arrivalIn(finished)
    : { handoff: null, error: `status ${finished.status}` };
}
const person = (others: Partial<ResponseOptions> = {}): ResponseOptions => ({
  email: `p-${randomUUID()}@${DOMAIN}`,
  now: server.clock(),
  ...others,
});
const respond = ({ samlRequest }: Login, options = person()) => company.respond(samlRequest, options);

describe('a login by SAML', () => {
  test('creates the customer once, and reads names and groups', async () => {
    const options = () => ({
      email,
      attributes: { givenName: ['Ann'], sn: ['Lee'], groups: ['staff', 'staff', 'board'] },
    });
    const email = `p-${randomUUID()}@${DOMAIN}`;
    const ids = new Set<string>();
    for (let time = 0; time < 2; time += 1) {
      const login = await begin();
      const { handoff, error } = await arrive(respond(login, person(options())), login);
      expect(error).toBeNull();
      const { data } = await redeem(server, handoff);
      ids.add(data?.redeemHandoff.customer.id ?? '');
    }
    expect(ids.size).toBe(1);
    const customer = await server.gatehouse.prisma.customer.findUniqueOrThrow({
      where: { id: Number([...ids][0]) },
    });
    expect(customer).toMatchObject({ email, firstName: 'Ann', lastName: 'Lee' });
    const member = await server.gatehouse.prisma.enterpriseMember.findFirstOrThrow({
      where: { customerId: customer.id },
    });
    expect(member).toMatchObject({ connectionId: Number(id), domain: DOMAIN, groups: ['staff', 'board'] });
  });

  test('sends requests that match the published metadata of the service provider', async () => {
    const { status, headers } = await rest(server.url, 'GET', `/enterprise/${id}/saml/metadata`);
    expect([status, headers['content-type']]).toEqual([200, expect.stringContaining('xml')]);
    const text = await (await fetch(`${server.url}/enterprise/${id}/saml/metadata`)).text();
    const [entityId, acsUrl] = [
      `${PUBLIC_URL}/enterprise/${id}/saml/metadata`,
      `${PUBLIC_URL}/enterprise/${id}/saml/acs`,
    ];
    expect(text).toContain(`entityID="${entityId}"`);
    expect(text).toContain(`Location="${acsUrl}"`);
    expect(text).toContain('WantAssertionsSigned="true"');
    expect((await begin()).samlRequest).toMatchObject({ issuer: entityId, acsUrl });
    expect((await begin()).samlRequest.relayState.length).toBeLessThanOrEqual(80);
  });

  test('is bound to the browser, and can be finished once', async () => {
    const login = await begin();
    const xml = respond(login);
    const posted = await Promise.all([1, 2].map(() => post(xml, login)));
    const pages = posted.map(({ headers }) => headers.location ?? '');
    expect((await open(server, pages[0] ?? '', '')).status).toBe(400);
    expect((await open(server, pages[0] ?? '', (await begin()).cookie)).status).toBe(400);
    // The answer belongs to another login.
    const other = await begin();
    const stolen = new URL((await post(respond(other), other)).headers.location ?? '');
    stolen.searchParams.set('answer', new URL(pages[1] ?? '').searchParams.get('answer') ?? '');
    expect(arrivalIn(await open(server, stolen.href, other.cookie)).error).toBe('INVALID_CREDENTIALS');
    const finished = await Promise.all(pages.map((page) => open(server, page, login.cookie)));
    expect(finished.map(({ status }) => status).sort()).toEqual([302, 400]);
    // The response is replayed.
    expect((await post(xml, login)).status).toBe(400);
    const replayed = await begin();
    expect((await arrive(xml, replayed)).handoff).toBeNull();
  });

  test('ends with an error if the company declines', async () => {
    const login = await begin();
    const options = person({ status: 'urn:oasis:names:tc:SAML:2.0:status:Responder' });
    const xml = responseXml(login.samlRequest, company.entityId, options, '');
    expect(await arrive(xml, login)).toEqual({ handoff: null, error: 'FORBIDDEN' });
  });

  test('accepts a new certificate at once, and a removed one until the daily refresh', async () => {
    const next = makeSigningPair();
    const login = await begin();
    company.state.pairs = [pair, next];
    server.clock.advance({ seconds: 61 });
    expect((await arrive(respond(login, person()), login)).error).toBeNull();
    // Then the old certificate is removed. Responses with its signature are accepted until the next refresh.
    company.state.pairs = [next];
    server.clock.advance({ hours: 25 });
    await refreshDueMetadata(server.gatehouse);
    const old = await begin();
    company.state.pairs = [pair];
    const signedByOld = respond(old, person());
    company.state.pairs = [next];
    expect((await arrive(signedByOld, old)).error).toBe('INVALID_CREDENTIALS');
    const entry = await server.gatehouse.prisma.auditEvent.findFirst({
      where: { action: 'enterprise_connection.metadata_refreshed' },
    });
    expect(entry).not.toBeNull();
    // Metadata that cannot be read, or that belong to another provider, change nothing.
    admin = await logInAs(server, 'ADMIN');
    for (const broken of ['<x/>', metadataXml('https://evil.example', 'https://evil.example', [stranger])]) {
      company.state.metadata = broken;
      const { refreshSamlMetadata } = await execute(server.url, RefreshSaml, { id }, admin);
      expect(refreshSamlMetadata.metadataProblem).not.toBeNull();
    }
    company.state.metadata = null;
    const after = await begin();
    expect((await arrive(respond(after, person()), after)).error).toBeNull();
    const { refreshSamlMetadata } = await execute(server.url, RefreshSaml, { id }, admin);
    expect(refreshSamlMetadata.metadataProblem).toBeNull();
    pair = next;
    own = next;
  });

  test.each<[string, () => string]>([
    [
      'a document type',
      () =>
        `<!DOCTYPE x [<!ENTITY a "b">]>${metadataXml('https://a.example', 'https://a.example', [own as SigningPair])}`,
    ],
    ['no certificate', () => metadataXml('https://a.example', 'https://a.example', [])],
    [
      'a login URL without TLS',
      () => metadataXml('https://a.example', 'http://a.example', [own as SigningPair]),
    ],
    [
      'a login URL that is a script',
      () => metadataXml('https://a.example', 'javascript:alert(1)', [own as SigningPair]),
    ],
    ['no XML', () => 'hello'],
    [
      'a broken certificate',
      () => metadataXml('https://a.example', 'https://a.example', [{ certificate: 'AAAA' }]),
    ],
  ])('metadata with %s are refused', async (_case, metadata) => {
    const refused = await request(server.url, SetSaml, { id, metadata: metadata() }, admin);
    expect(refusalIn(refused).fields).toHaveProperty(['metadata']);
  });
});

/** Makes the response that the attacker posts for a login. */
type Attack = (login: Login) => string;
const victim = () => person({ email: `victim@${DOMAIN}` });
/** Makes a valid response for the attacker’s own account at the company. */
const signed = (login: Login, options = person()) => company.respond(login.samlRequest, options);
const evilAssertion = (login: Login, assertionId = '_evil') =>
  assertionXml(login.samlRequest, company.entityId, victim(), assertionId);
const idIn = (xml: string, element: string) =>
  new RegExp(`<saml[p]?:${element}[^>]* ID="([^"]+)"`).exec(xml)?.[1] ?? '';
const assertionIn = (xml: string) => /<saml:Assertion[\s\S]*<\/saml:Assertion>/.exec(xml)?.[0] ?? '';
const signatureIn = (xml: string) => /<(?:\w+:)?Signature[\s\S]*<\/(?:\w+:)?Signature>/.exec(xml)?.[0] ?? '';
const wrapped = (login: Login, content: string, responseId?: string) =>
  responseXml(login.samlRequest, company.entityId, person(), content, responseId);
/** Makes a response with a signature of the whole response, in addition to that of its assertion. */
const doublySigned = (login: Login) => signXml(signed(login), 'Response', pair);

const ATTACKS: [string, Attack][] = [
  // The eight forms of XML signature wrapping, as in Somorovsky et al., “On Breaking SAML” (USENIX Security 2012).
  [
    'XSW1: the signed response inside the signature of an evil response',
    (login) => {
      const original = doublySigned(login);
      const signature = signatureOfResponse(original);
      const inner = original.replace(signature, '');
      return wrapped(login, evilAssertion(login), '_evilresponse').replace(
        '<samlp:Status>',
        `${signature.replace(/<\/(\w+:)?Signature>$/, (end) => `<Object xmlns="http://www.w3.org/2000/09/xmldsig#">${inner}</Object>${end}`)}<samlp:Status>`,
      );
    },
  ],
  [
    'XSW2: the signed response beside the signature in an evil response',
    (login) => {
      const original = doublySigned(login);
      const signature = signatureOfResponse(original);
      return wrapped(login, evilAssertion(login), '_evilresponse').replace(
        '<samlp:Status>',
        `${original.replace(signature, '')}${signature}<samlp:Status>`,
      );
    },
  ],
  [
    'XSW3: an evil assertion before the signed one',
    (login) => {
      const original = signed(login);
      return original.replace('<saml:Assertion', `${evilAssertion(login)}<saml:Assertion`);
    },
  ],
  [
    'XSW4: the signed assertion inside an evil one',
    (login) => {
      const original = signed(login);
      return wrapped(
        login,
        evilAssertion(login).replace('</saml:Assertion>', `${assertionIn(original)}</saml:Assertion>`),
      );
    },
  ],
  [
    'XSW5: an evil assertion with the signature, and the signed one behind it',
    (login) => {
      const original = assertionIn(signed(login));
      const signature = signatureIn(original);
      const evilOne = evilAssertion(login).replace('<saml:Subject>', `${signature}<saml:Subject>`);
      return wrapped(login, evilOne + original.replace(signature, ''));
    },
  ],
  [
    'XSW6: the signed assertion inside the signature of an evil one',
    (login) => {
      const original = assertionIn(signed(login));
      const signature = signatureIn(original);
      const inner = original.replace(signature, '');
      const stuffed = signature.replace(/<\/(\w+:)?Signature>$/, (end) => `${inner}${end}`);
      return wrapped(login, evilAssertion(login).replace('<saml:Subject>', `${stuffed}<saml:Subject>`));
    },
  ],
  [
    'XSW7: an evil assertion in an extension before the signed one',
    (login) => {
      const original = signed(login);
      const extensions = `<samlp:Extensions>${evilAssertion(login, idIn(original, 'Assertion'))}</samlp:Extensions>`;
      return original.replace('<samlp:Status>', `${extensions}<samlp:Status>`);
    },
  ],
  [
    'XSW8: the signed assertion in an object of the signature of an evil one',
    (login) => {
      const original = assertionIn(signed(login));
      const signature = signatureIn(original);
      const object = `<Object xmlns="http://www.w3.org/2000/09/xmldsig#">${original.replace(signature, '')}</Object>`;
      const stuffed = signature.replace(/<\/(\w+:)?Signature>$/, (end) => `${object}${end}`);
      return wrapped(login, evilAssertion(login).replace('<saml:Subject>', `${stuffed}<saml:Subject>`));
    },
  ],
  [
    'an evil assertion with the same id',
    (login) => {
      const original = signed(login);
      return original.replace(
        '<saml:Assertion',
        `${evilAssertion(login, idIn(original, 'Assertion'))}<saml:Assertion`,
      );
    },
  ],
  [
    'an assertion in another namespace beside the signed one',
    (login) =>
      signed(login).replace(
        '<saml:Assertion',
        `${evilAssertion(login).replaceAll('saml:', 'x:').replace('xmlns:saml', 'xmlns:x').replace('urn:oasis:names:tc:SAML:2.0:assertion', 'urn:x')}<saml:Assertion`,
      ),
  ],
  [
    'a comment in the NameID',
    (login) =>
      signed(login, person({ email: `victim@${DOMAIN}.evil.example` })).replaceAll(
        `victim@${DOMAIN}.evil.example`,
        `victim@${DOMAIN}<!-- -->.evil.example`,
      ),
  ],
  [
    'a comment that the NameID had when it was signed',
    (login) =>
      signed(login, person({ nameId: `victim@${DOMAIN}<!-- -->.evil.example`, email: `victim@${DOMAIN}` })),
  ],
  [
    'an element in the NameID',
    (login) => signed(login, person({ nameId: `victim@${DOMAIN}<x xmlns="urn:x">.evil.example</x>` })),
  ],
  [
    'an instruction in the NameID',
    (login) =>
      signed(login).replace('@company.example</saml:NameID>', '@company.example<?x y?></saml:NameID>'),
  ],
  [
    'a section of character data',
    (login) => signed(login).replace('</saml:NameID>', '<![CDATA[x]]></saml:NameID>'),
  ],
  [
    'an external entity',
    (login) =>
      `<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>${signed(login).replace('</saml:NameID>', '&x;</saml:NameID>')}`,
  ],
  [
    'a parameter entity',
    (login) => `<!DOCTYPE r [<!ENTITY % x SYSTEM "http://127.0.0.1:9/"> %x;]>${signed(login)}`,
  ],
  [
    'an exponential entity expansion',
    (login) =>
      `<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa">${'bcdefgh'
        .split('')
        .map((name, at) => `<!ENTITY ${name} "${`&${'abcdefgh'[at]};`.repeat(10)}">`)
        .join('')}]>${signed(login).replace('</saml:NameID>', '&h;</saml:NameID>')}`,
  ],
  ['no signature', (login) => wrapped(login, assertionXml(login.samlRequest, company.entityId, victim()))],
  [
    'a signed response with an unsigned assertion',
    (login) =>
      signXml(wrapped(login, assertionXml(login.samlRequest, company.entityId, victim())), 'Response', pair),
  ],
  [
    'a changed email',
    (login) =>
      signed(login, person({ email: `other@${DOMAIN}` })).replaceAll(`other@${DOMAIN}`, `victim@${DOMAIN}`),
  ],
  [
    'a changed attribute',
    (login) => signed(login, person({ attributes: { groups: ['staff'] } })).replace('>staff<', '>board<'),
  ],
  [
    'a removed digest',
    (login) => signed(login).replace(/<DigestValue>[^<]*<\/DigestValue>/, '<DigestValue></DigestValue>'),
  ],
  [
    'a removed signature value',
    (login) =>
      signed(login).replace(/<SignatureValue>[^<]*<\/SignatureValue>/, '<SignatureValue></SignatureValue>'),
  ],
  [
    'the key of a stranger',
    (login) => signXml(wrapped(login, evilAssertion(login)), 'Assertion', foreign as SigningPair),
  ],
  [
    'the key of a stranger with its certificate',
    (login) =>
      signXml(wrapped(login, evilAssertion(login)), 'Assertion', stranger, {
        withCertificate: stranger.certificate,
      }),
  ],
  [
    'the key of a stranger with the company’s certificate',
    (login) =>
      signXml(wrapped(login, evilAssertion(login)), 'Assertion', stranger, {
        withCertificate: pair.certificate,
      }),
  ],
  [
    'HMAC with the certificate as the key',
    (login) =>
      signXml(
        wrapped(login, evilAssertion(login)),
        'Assertion',
        { key: pair.certificate },
        { algorithm: 'http://www.w3.org/2000/09/xmldsig#hmac-sha1' },
      ),
  ],
  [
    'a signature with SHA-1',
    (login) =>
      company.respond(login.samlRequest, victim(), {
        algorithm: 'http://www.w3.org/2000/09/xmldsig#rsa-sha1',
      }),
  ],
  [
    'a digest with SHA-1',
    (login) =>
      company.respond(login.samlRequest, victim(), { digest: 'http://www.w3.org/2000/09/xmldsig#sha1' }),
  ],
  [
    'the algorithm “none”',
    (login) => signed(login).replace('http://www.w3.org/2001/04/xmldsig-more#rsa-sha256', 'none'),
  ],
  [
    'a transform that changes the content',
    (login) =>
      signed(login).replace(
        'http://www.w3.org/2000/09/xmldsig#enveloped-signature',
        'http://www.w3.org/TR/1999/REC-xslt-19991116',
      ),
  ],
  [
    'canonicalization with comments',
    (login) =>
      signed(login).replaceAll(
        'http://www.w3.org/2001/10/xml-exc-c14n#',
        'http://www.w3.org/2001/10/xml-exc-c14n#WithComments',
      ),
  ],
  [
    'another audience',
    (login) => signed(login, person({ audience: `${PUBLIC_URL}/enterprise/${evilId}/saml/metadata` })),
  ],
  ['another recipient', (login) => signed(login, person({ recipient: 'https://evil.example/acs' }))],
  ['another destination', (login) => signed(login, person({ destination: 'https://evil.example/acs' }))],
  ['another issuer', (login) => signed(login, person({ issuer: 'https://evil.example' }))],
  [
    'the answer to another request',
    (login) => signed(login, person({ inResponseTo: '_other', assertionInResponseTo: '_other' })),
  ],
  [
    'an assertion that answers another request',
    (login) => signed(login, person({ assertionInResponseTo: '_other' })),
  ],
  ['an assertion that has expired', (login) => signed(login, person({ endsIn: -61, startsIn: -300 }))],
  ['an assertion that is not valid yet', (login) => signed(login, person({ startsIn: 120 }))],
  [
    'an assertion of yesterday that has not expired',
    (login) =>
      signed(login, person({ now: new Date(server.clock().getTime() - 86_400_000), endsIn: 200_000 })),
  ],
  [
    'no time limit',
    (login) =>
      signXml(
        wrapped(
          login,
          assertionXml(login.samlRequest, company.entityId, victim()).replaceAll(
            / NotOnOrAfter="[^"]*"/g,
            '',
          ),
        ),
        'Assertion',
        pair,
      ),
  ],
  [
    'no audience',
    (login) =>
      signXml(
        wrapped(
          login,
          assertionXml(login.samlRequest, company.entityId, victim()).replace(
            /<saml:AudienceRestriction>.*<\/saml:AudienceRestriction>/,
            '',
          ),
        ),
        'Assertion',
        pair,
      ),
  ],
  [
    'no confirmation',
    (login) =>
      signXml(
        wrapped(
          login,
          assertionXml(login.samlRequest, company.entityId, victim()).replace(
            /<saml:SubjectConfirmation .*<\/saml:SubjectConfirmation>/,
            '',
          ),
        ),
        'Assertion',
        pair,
      ),
  ],
  [
    'two emails',
    (login) => signed(login, person({ attributes: { email: [`a@${DOMAIN}`, `victim@${DOMAIN}`] } })),
  ],
  ['an email of another domain', (login) => signed(login, person({ email: 'victim@elsewhere.example' }))],
  ['an email of another company', (login) => signed(login, person({ email: `victim@${EVIL_DOMAIN}` }))],
  [
    'a response of another company, signed by it',
    (login) =>
      signXml(
        responseXml(
          login.samlRequest,
          evil.entityId,
          victim(),
          assertionXml(login.samlRequest, evil.entityId, victim()),
        ),
        'Assertion',
        evil.state.pairs[0] as SigningPair,
      ),
  ],
  [
    'a response of another company in the name of this one',
    (login) => signXml(wrapped(login, evilAssertion(login)), 'Assertion', evil.state.pairs[0] as SigningPair),
  ],
  [
    'a document of another kind',
    (login) => signed(login).replaceAll('samlp:Response', 'samlp:LogoutResponse'),
  ],
  [
    'deep nesting',
    (login) =>
      signed(login).replace('<samlp:Status>', `${'<a>'.repeat(4_000)}${'</a>'.repeat(4_000)}<samlp:Status>`),
  ],
  [
    'many elements',
    (login) => signed(login).replace('<samlp:Status>', `${'<a/>'.repeat(20_000)}<samlp:Status>`),
  ],
  [
    'too many characters',
    (login) => signed(login).replace('<samlp:Status>', `${' '.repeat(250_000)}<samlp:Status>`),
  ],
  ['two roots', (login) => signed(login) + evilAssertion(login)],
  ['no XML', () => 'hello'],
  ['nothing', () => ' '],
];

function signatureOfResponse(xml: string): string {
  const all = [...xml.matchAll(/<Signature [\s\S]*?<\/Signature>/g)].map(([signature]) => signature);
  return all.find((signature) => signature.includes(`URI="#${idIn(xml, 'Response')}"`)) ?? '';
}

describe('an attack on SAML is refused', () => {
  beforeAll(async () => {
    server.clock.freeze();
  });

  test('the valid responses that the attacks modify are accepted unmodified', async () => {
    for (const make of [signed, doublySigned]) {
      const login = await begin();
      expect((await arrive(make(login), login)).error).toBeNull();
    }
    expect(signatureOfResponse(doublySigned(await begin()))).not.toBe('');
  });

  test.each(ATTACKS)('%s', async (_name, attack) => {
    const before = await server.gatehouse.prisma.customer.count();
    const login = await begin();
    const { handoff, error } = await arrive(attack(login), login);
    expect(handoff).toBeNull();
    expect(error).toMatch(/^(INVALID_CREDENTIALS|FORBIDDEN|status 4\d\d)$/);
    expect(await server.gatehouse.prisma.customer.count()).toBe(before);
  });

  test('the response of one company at the address of another', async () => {
    const atEvil = await begin(evilId);
    const stolen = await begin();
    const valid = signed(stolen);
    expect((await post(valid, stolen, evilId)).status).toBe(400);
    expect((await arrive(valid, atEvil, evilId)).handoff).toBeNull();
    const again = await begin(evilId);
    // A company can log in emails of its own domains only, even with a valid signature.
    const forged = evil.respond(again.samlRequest, person({ email: `victim@${DOMAIN}` }));
    expect(await arrive(forged, again, evilId)).toEqual({ handoff: null, error: 'FORBIDDEN' });
  });

  test('a form that is too large, not base64, or without a state', async () => {
    const login = await begin();
    const RelayState = login.samlRequest.relayState;
    expect((await postForm({ SAMLResponse: 'A'.repeat(500_000), RelayState })).status).toBe(413);
    expect((await postForm({ SAMLResponse: 'A'.repeat(300_000), RelayState })).headers.location).toContain(
      'INVALID_CREDENTIALS',
    );
    expect((await postForm({ SAMLResponse: '%%%', RelayState })).headers.location).toContain(
      'INVALID_CREDENTIALS',
    );
    expect((await postForm({ SAMLResponse: 'AAAA' })).status).toBe(400);
    expect((await postForm({ RelayState })).status).toBe(400);
    expect((await postForm({ SAMLResponse: 'AAAA', RelayState: 'x' })).status).toBe(400);
  });

  test('an expensive document is refused before its content is canonicalized', async () => {
    const content = '<a/>'.repeat(1_900);
    const attributes = Array.from({ length: 5_001 }, (_, at) => `a${at}=""`).join(' ');
    const cases: [string, Attack][] = [
      [
        'The signature is of another key.',
        (login) =>
          signXml(
            wrapped(login, evilAssertion(login).replace('</saml:Assertion>', `${content}</saml:Assertion>`)),
            'Assertion',
            stranger,
          ),
      ],
      [
        'The SignedInfo is too long.',
        (login) => signed(login).replace('</SignedInfo>', `${'<a/>'.repeat(20)}</SignedInfo>`),
      ],
      [
        'The document has too many elements, attributes or levels.',
        (login) => signed(login).replace('<samlp:Status>', `<a ${attributes}/><samlp:Status>`),
      ],
    ];
    for (const [reason, attack] of cases) {
      const login = await begin();
      expect((await arrive(attack(login), login)).error).toBe('INVALID_CREDENTIALS');
      const reasons = server.logs.map((line) => (JSON.parse(line) as { reason?: string }).reason);
      expect(reasons.filter((each) => each !== undefined).at(-1)).toBe(reason);
    }
  });

  test('no log line contains an email or an assertion', () => {
    expect(server.logs.filter((line) => /victim@|SAMLResponse=|<saml/.test(line))).toEqual([]);
  });
});

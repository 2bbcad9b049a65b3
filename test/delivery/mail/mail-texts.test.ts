import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { ask } from '../../graphql/ask.ts';
import { execute, request } from '../../support/client.ts';
import { register } from '../../support/customers.ts';
import type { MailKind } from '../../support/gql/graphql.ts';
import { codeIn, lastMailTo, linksIn, mailsTo, tokenIn } from '../../support/mails.ts';
import { startServer, type TestServer } from '../../support/server.ts';
import { RequestPasswordlessLogin, RequestPasswordReset } from '../../support/ways-in.ts';
import { administer } from '../../tenancy/sites/administer.ts';
import { MailTexts, PreviewMail, RemoveMailText, SendTestMail, SetMailText } from './documents.ts';

let server: TestServer;
let admin: Awaited<ReturnType<typeof administer>>;
beforeAll(async () => {
  server = await startServer({ env: { RATE_LIMITS: 'on' } });
  admin = await administer(server);
  await server.gatehouse.prisma.site.update({
    where: { id: 1 },
    data: { name: 'Der Bote', passwordlessEnabled: true },
  });
});
const siteId = '1';
const german = {
  subject: '{{siteName}}: neues Passwort',
  paragraphs: [
    'Guten Tag {{firstName}},',
    'hier geht es <b>weiter</b>:',
    '{{link}}',
    'Ihr {{siteName}}\nWien',
  ],
  buttonLabel: 'Weiter & los',
};
const set = (input: object, kind: MailKind = 'PASSWORD_RESET', language = 'de') =>
  request(server.url, SetMailText, { siteId, kind, language, input: { ...german, ...input } }, admin.owner);
const auditEntries = (action: string) =>
  server.gatehouse.prisma.auditEvent.findMany({ where: { action }, orderBy: { id: 'asc' } });

test('a site has the default texts, with the variables that its own texts may use', async () => {
  const { mailTexts } = await execute(server.url, MailTexts, { siteId, language: 'fr' }, admin.owner);
  expect(mailTexts.length).toBe(15);
  expect(mailTexts.every(({ isOwn, language }) => !isOwn && language === 'fr')).toBe(true);
  expect(mailTexts.find(({ kind }) => kind === 'PASSWORDLESS_LOGIN')).toMatchObject({
    subject: expect.stringContaining('{{siteName}}'),
    paragraphs: [expect.any(String), '{{link}}', expect.stringContaining('{{code}}')],
    buttonLabel: expect.any(String),
    fixedParagraphs: [expect.stringContaining('{{until}}'), expect.any(String)],
    variables: expect.arrayContaining([
      { name: 'firstName', required: false, optional: true },
      { name: 'code', required: true, optional: false },
    ]),
  });
  expect(mailTexts.find(({ kind }) => kind === 'PASSWORD_CHANGED')?.buttonLabel).toBe(null);
  const { mailTexts: all } = await execute(server.url, MailTexts, { siteId }, admin.owner);
  expect(all.length).toBe(90);
});

test('every default text keeps the rules for the texts of a site', async () => {
  const { mailTexts } = await execute(server.url, MailTexts, { siteId }, admin.owner);
  for (const { kind, language, subject, paragraphs } of mailTexts) {
    const draft = { subject, paragraphs };
    const { errors } = await request(server.url, PreviewMail, { siteId, kind, language, draft }, admin.owner);
    expect(errors, `${kind} ${language}`).toEqual([]);
  }
});

test('a text of the site is used in its language, and escaped; other languages have the default text', async () => {
  expect((await set({})).data?.setMailText).toEqual({ isOwn: true, ...german });
  const karl = await register(server.url, { language: 'de', firstName: 'Karl' });
  const anne = await register(server.url, { language: 'fr', firstName: 'Anne' });
  for (const { email } of [karl, anne]) await execute(server.url, RequestPasswordReset, { input: { email } });
  const mail = await lastMailTo(server, karl.email);
  expect(mail.subject).toBe('Der Bote: neues Passwort');
  expect(mail.text).toMatch(
    /^Guten Tag Karl,\n\nhier geht es <b>weiter<\/b>:\n\nhttp\S+\n\nIhr Der Bote\nWien\n\nWenn Sie das nicht waren/,
  );
  expect(mail.html).toContain('hier geht es &lt;b&gt;weiter&lt;/b&gt;:');
  expect(mail.html).toMatch(/>\s*Weiter &amp; los\s*</);
  expect(mail.html).toMatch(/Ihr Der Bote<br>\s*Wien/);
  expect(tokenIn(mail)).not.toBe('');
  expect((await lastMailTo(server, anne.email)).subject).toMatch(/mot de passe/);
});

test('the default text is used again after a site’s text is removed, and the audit log has each change', async () => {
  await set({}, 'EMAIL_RESTORED', 'it').then(({ errors }) => expect(errors.length).toBe(1));
  const text = { subject: 'Uno', paragraphs: ['Primo'], buttonLabel: null };
  expect((await set(text, 'EMAIL_RESTORED', 'it')).errors).toEqual([]);
  expect((await set({ ...text, subject: 'Due' }, 'EMAIL_RESTORED', 'it')).errors).toEqual([]);
  const named = { siteId, kind: 'EMAIL_RESTORED', language: 'it' } as const;
  const { removeMailText } = await execute(server.url, RemoveMailText, named, admin.owner);
  expect(removeMailText).toMatchObject({ isOwn: false, subject: expect.stringContaining('{{siteName}}') });
  await execute(server.url, RemoveMailText, named, admin.owner);
  const changes = (await auditEntries('site.mail_text_set')).filter(
    ({ after }) => (after as { kind: string }).kind === 'emailRestored',
  );
  const state = (subject: string) => ({ kind: 'emailRestored', language: 'it', ...text, subject });
  expect(changes.map(({ before, after }) => ({ before, after }))).toEqual([
    { before: null, after: state('Uno') },
    { before: state('Uno'), after: state('Due') },
  ]);
  const removed = await auditEntries('site.mail_text_removed');
  expect(removed.map(({ before, targetId }) => ({ before, targetId }))).toEqual([
    { before: state('Due'), targetId: '1' },
  ]);
});

test('a site can have a text of the login mail with both the link and the code', async () => {
  const paragraphs = ['Your code is {{code}}, until {{codeUntil}}.', '{{ link }}'];
  expect((await set({ subject: 'Log in', paragraphs }, 'PASSWORDLESS_LOGIN', 'en')).errors).toEqual([]);
  const { email } = await register(server.url);
  await execute(server.url, RequestPasswordlessLogin, { input: { email } });
  const mail = await lastMailTo(server, email);
  expect(mail.subject).toBe('Log in');
  expect(mail.text).toContain(`Your code is ${codeIn(mail)}, until `);
  expect(tokenIn(mail)).not.toBe('');
  expect(mail.text).toContain('Do not share it');
});

describe('a text is refused', () => {
  const login: MailKind = 'PASSWORDLESS_LOGIN';
  const link = '{{link}}';
  test.each<[string, object, string, RegExp, MailKind?]>([
    ['without a subject', { subject: ' ' }, 'subject', /required/],
    ['with a subject that is too long', { subject: 'x'.repeat(201) }, 'subject', /200/],
    ['with a line break in the subject', { subject: 'a\nBcc: b' }, 'subject', /not allowed/],
    ['with the link in the subject', { subject: '{{link}}' }, 'subject', /unknown variable {{link}}/],
    [
      'with the code in the subject',
      { subject: '{{code}}', paragraphs: ['{{code}}', link] },
      'subject',
      /code/,
      login,
    ],
    [
      'with an unknown variable',
      { paragraphs: ['{{frstName}}', link] },
      'paragraphs',
      /{{frstName}}.*{{firstName}}/,
    ],
    [
      'with a variable of another kind of mail',
      { paragraphs: ['{{code}}', link] },
      'paragraphs',
      /unknown.*{{code}}/,
    ],
    ['with a property of every object', { paragraphs: ['{{constructor}}', link] }, 'paragraphs', /unknown/],
    ['with a space in a variable', { paragraphs: ['{{ first name }}', link] }, 'paragraphs', /braces/],
    ['with unclosed braces', { paragraphs: ['{{siteName', link] }, 'paragraphs', /braces/],
    ['without the link', { paragraphs: ['Hello'] }, 'paragraphs', /must have the variable {{link}}/],
    ['without the code', { paragraphs: [link] }, 'paragraphs', /must have the variable {{code}}/, login],
    ['with the link inside a paragraph', { paragraphs: ['Go to {{link}}'] }, 'paragraphs', /of its own/],
    ['with two links', { paragraphs: [link, link] }, 'paragraphs', /once/],
    ['with a fallback for the link', { paragraphs: ['{{link|none}}'] }, 'paragraphs', /never empty/],
    ['without paragraphs', { paragraphs: [] }, 'paragraphs', /required/],
    ['with 21 paragraphs', { paragraphs: [link, ...Array(20).fill('x')] }, 'paragraphs', /20/],
    ['with a paragraph that is too long', { paragraphs: [link, 'x'.repeat(1_001)] }, 'paragraphs', /1000/],
    ['with control characters', { paragraphs: [link, 'a\u0007b'] }, 'paragraphs', /not allowed/],
    ['with a variable in the button label', { buttonLabel: '{{siteName}}' }, 'buttonLabel', /no variables/],
    ['with a button label that is too long', { buttonLabel: 'x'.repeat(61) }, 'buttonLabel', /60/],
    ['with a label for a missing button', { paragraphs: ['a'] }, 'buttonLabel', /no button/, 'NEW_DEVICE'],
    [
      'with the link that undoes an email change',
      { paragraphs: [link], buttonLabel: null },
      'paragraphs',
      /unknown/,
      'EMAIL_CHANGED',
    ],
  ])('%s', async (_what, input, field, message, kind = 'PASSWORD_RESET') => {
    const before = await auditEntries('site.mail_text_set');
    const { errors } = await set(input, kind, 'es');
    expect(errors[0]?.extensions).toMatchObject({
      code: 'VALIDATION_FAILED',
      fields: { [field]: expect.arrayContaining([expect.stringMatching(message)]) },
    });
    expect((await auditEntries('site.mail_text_set')).length).toBe(before.length);
  });

  test('in a language that mails do not have', async () => {
    const { errors } = await set({}, 'PASSWORD_RESET', 'xx');
    expect(errors[0]?.extensions).toMatchObject({ fields: { language: [expect.any(String)] } });
  });
});

test('a preview renders a draft or the text that mails now have, and sends no mail', async () => {
  const queued = () => server.gatehouse.prisma.outboxMail.count();
  const before = await queued();
  const kind: MailKind = 'PASSWORD_CHANGED';
  const draft = { subject: 'Hello {{firstName}}', paragraphs: ['Changed on {{at}} by {{email}}.'] };
  const preview = (given: typeof draft | null) =>
    execute(server.url, PreviewMail, { siteId, kind, language: 'en', draft: given }, admin.owner);
  expect((await preview(draft)).previewMail).toMatchObject({
    subject: 'Hello Alex',
    text: expect.stringMatching(
      /^Changed on .* UTC by alex\.martin@example\.com\.\n\nIf you did not do this/,
    ),
    html: expect.stringContaining('<html lang="en"'),
  });
  expect((await preview(null)).previewMail.subject).toBe('Your password for Der Bote was changed');
  await set({ ...draft, buttonLabel: null }, kind, 'en');
  expect((await preview(null)).previewMail.subject).toBe('Hello Alex');
  expect(await queued()).toBe(before);
});

test('a test mail goes to the collaborator, is marked, contains no token, and is limited for each kind', async () => {
  const kind: MailKind = 'NEW_EMAIL_VERIFICATION';
  const send = (of: MailKind) =>
    request(server.url, SendTestMail, { siteId, kind: of, language: 'de' }, admin.owner);
  const { email } = server.demo.collaborator;
  const { data } = await send(kind);
  expect(data?.sendTestMail).toEqual({
    to: email,
    subject: '[Test] E-Mail-Adresse für Der Bote bestätigen',
  });
  const mail = await lastMailTo(server, email);
  expect(mail.text).toMatch(/^Dies ist ein Test mit Beispielwerten\./);
  for (const link of linksIn(mail)) {
    expect([...link.searchParams.keys()]).toEqual(['test-mail']);
    expect(link.hash).toBe('');
  }
  const [entry] = await auditEntries('site.mail_tested');
  expect(entry).toMatchObject({ targetId: '1', after: { kind: 'newEmailVerification', language: 'de' } });
  for (let times = 1; times < 5; times += 1) expect((await send(kind)).errors).toEqual([]);
  const { errors } = await send(kind);
  expect(errors[0]?.extensions).toMatchObject({
    code: 'RATE_LIMITED',
    retryAfterSeconds: expect.any(Number),
  });
  expect((await send('NEW_DEVICE')).errors).toEqual([]);
  expect((await mailsTo(server, email)).filter(({ subject }) => subject.startsWith('[Test]')).length).toBe(6);
});

test('the examples of docs/mails.md are answered without an error', async () => {
  const page = readFileSync(new URL('../../../docs/mails.md', import.meta.url), 'utf8');
  const examples = [...page.matchAll(/```graphql\n([\s\S]*?)```/g)].map(([, example = '']) => example);
  expect(examples.length).toBe(2);
  for (const example of examples) {
    const { body } = await ask(server.url, example, {}, admin.owner);
    expect(body.errors, example).toBe(undefined);
  }
});

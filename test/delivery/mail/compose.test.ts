import { describe, expect, test } from 'vitest';
import { composeMail } from '../../../src/delivery/mail/compose.ts';
import type { MailKind, MailValues } from '../../../src/delivery/mail/templates/template.ts';

const LANGUAGES = ['en', 'fr', 'it', 'ko', 'es', 'de'];
const hostile = `<img src=x onerror="alert('&')">`;
const link = 'https://news.example.test/?view=password-reset&token=a.b';
const time = new Date('2031-02-03T04:05:06Z');
const values: MailValues = {
  passwordReset: { siteName: hostile, link, until: time },
  emailVerification: { siteName: hostile, link, until: time },
  newEmailVerification: { siteName: hostile, link, otherLink: `${link}&other=1`, until: time },
  passwordlessLogin: { siteName: hostile, link, until: time, code: '012345', codeUntil: time },
  passwordChanged: { siteName: hostile, at: time },
  emailChanged: { siteName: hostile, at: time, link, until: time },
  emailRestored: { siteName: hostile, at: time },
  authenticatorAdded: { siteName: hostile, at: time },
  authenticatorRemoved: { siteName: hostile, at: time },
  recoveryCodesRenewed: { siteName: hostile, at: time },
  identityLinked: { siteName: hostile, at: time, provider: 'google' },
  identityUnlinked: { siteName: hostile, at: time, provider: 'google' },
  passwordRemoved: { siteName: hostile, at: time },
  waysInRemoved: { siteName: hostile, at: time },
  newDevice: { siteName: hostile, at: time, device: hostile, source: '192.0.2.1' },
};
const kinds = Object.keys(values) as MailKind[];
const compose = (kind: MailKind, language: string, changed: object = {}) =>
  composeMail(kind, { to: { email: 'reader@example.test' }, language }, {
    ...values[kind],
    ...changed,
  } as never);

describe.each(LANGUAGES)('in %s', (language) => {
  test.each(kinds)('%s has the given links, code, provider and source, in text and HTML', (kind) => {
    const { subject, text, html = '' } = compose(kind, language);
    const given = values[kind] as Record<string, unknown>;
    const { siteName: _site, link: _link, otherLink: _other, device: _device, ...others } = given;
    const shown = Object.values(others).filter((value) => typeof value === 'string');
    for (const value of shown) {
      expect(text).toContain(value);
      expect(html).toContain(value);
    }
    if (Object.values(others).some((value) => value instanceof Date)) expect(text).toContain('2031');
    for (const href of [given.link, given.otherLink].filter((href) => typeof href === 'string')) {
      expect(text).toContain(`\n${href}\n`);
      expect(html).toContain(`<a href="${href.replaceAll('&', '&amp;')}" `);
    }
    expect(`${subject}${text}${html}`).not.toMatch(/\{\w*\}|\bundefined\b|\bnull\b/);
    expect(subject).toContain(hostile);
  });

  test.each(kinds)('the HTML of %s escapes markup, and declares its language', (kind) => {
    const { html = '' } = compose(kind, language);
    expect(html).not.toContain('<img');
    expect(html).toContain(`<html lang="${language}" `);
  });
});

test('each kind of mail has a different subject in each language', () => {
  for (const kind of kinds) {
    const subjects = new Set(LANGUAGES.map((language) => compose(kind, language).subject));
    expect(subjects.size).toBe(LANGUAGES.length);
  }
});

test.each(['xx', '', 'constructor', '__proto__'])('the unknown language %j means English', (language) => {
  expect(compose('passwordChanged', language)).toEqual(compose('passwordChanged', 'en'));
});

test('a line break in the name of a site becomes a space in the subject', () => {
  const { subject } = compose('passwordChanged', 'en', { siteName: 'News\r\nBcc: everyone@example.test' });
  expect(subject).toBe('Your password for News Bcc: everyone@example.test was changed');
});

test('a placeholder inside a value is not replaced', () => {
  const { text } = compose('newDevice', 'en', { siteName: '{{source}}', device: '{{at}}' });
  expect(text).toContain('{{source}}');
  expect(text).toContain('Device: {{at}}.');
});

describe('with a text of the site', () => {
  const own = (
    paragraphs: string[],
    { firstName = null as string | null, without = [] as string[] } = {},
  ) => {
    const to = { email: 'reader@example.test', firstName };
    const text = { subject: '{{ firstName | Hello }}!', paragraphs, buttonLabel: 'Go on' };
    return composeMail('passwordlessLogin', { to, language: 'en', text }, values.passwordlessLogin, without);
  };

  test('the fixed paragraphs follow the text of the site, and the button has the label of the site', () => {
    const {
      subject,
      text,
      html = '',
    } = own(['Dear {{firstName}},', '{{link}}', 'Or {{code}}.\nBye'], {
      firstName: 'Zoë',
    });
    expect(subject).toBe('Zoë!');
    expect(text).toMatch(
      /^Dear Zoë,\n\nhttps:\S+\n\nOr 012345\.\nBye\n\nThe link is valid until .*\n\nIf you did not request this/,
    );
    expect(html).toMatch(
      /Dear Zoë,[\s\S]*>\s*Go on\s*<[\s\S]*Or 012345\.<br>\s*Bye[\s\S]*The link is valid until/,
    );
  });

  test('an absent name leaves no gap, or is replaced by the fallback', () => {
    const { subject, text } = own([
      'Dear {{firstName}},',
      'Dear {{firstName|reader}}, hello {{ lastName }}.',
    ]);
    expect(subject).toBe('Hello!');
    expect(text).toMatch(/^Dear,\n\nDear reader, hello\.\n/);
  });

  test.each([
    'Win at evil.example',
    'https://evil.example',
    'evil.example',
    '<b>You</b>',
    'You have won, call 0900123',
    'You\nhave won',
    'x'.repeat(41),
    `${'a-'.repeat(19)}1`,
    '{{code}}',
    '‮moc.live',
  ])('the name %j is not shown, because a stranger may have registered it', (firstName) => {
    expect(own(['Dear {{firstName|reader}},'], { firstName }).text).toMatch(/^Dear reader,\n/);
  });

  test.each(['Zoë', 'Jean-Luc', 'O’Brien', "O'Brien", 'J. R.', 'María José', '민준', 'Łukasz'])(
    'the name %j is shown',
    (firstName) => {
      expect(own(['Dear {{firstName|reader}},'], { firstName }).text).toContain(`Dear ${firstName},`);
    },
  );

  test('a paragraph with an expired code is omitted', () => {
    const { text, html } = own(['{{link}}', 'Or {{code}}.', 'Bye'], { without: ['code', 'codeUntil'] });
    expect(`${text}${html}`).not.toContain('012345');
    expect(text).toMatch(/^https:\S+\n\nBye\n/);
  });
});

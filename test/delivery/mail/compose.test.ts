import { describe, expect, test } from 'vitest';
import { composeMail } from '../../../src/delivery/mail/compose.ts';
import type { MailKind, MailValues } from '../../../src/delivery/mail/templates/template.ts';

const LANGUAGES = ['en', 'fr', 'it', 'ko', 'es', 'de'];
const hostile = `<img src=x onerror="alert('&')">`;
const link = 'https://news.example.test/?view=password-reset&token=a.b';
const time = new Date('2031-02-03T04:05:06Z');
const values: MailValues = {
  passwordReset: { site: hostile, link, until: time },
  emailVerification: { site: hostile, link, until: time },
  newEmailVerification: { site: hostile, link, otherLink: `${link}&other=1`, until: time },
  passwordlessLogin: { site: hostile, link, until: time, code: '012345', codeUntil: time },
  passwordChanged: { site: hostile, at: time },
  emailChanged: { site: hostile, at: time, link, until: time },
  emailRestored: { site: hostile, at: time },
  authenticatorAdded: { site: hostile, at: time },
  authenticatorRemoved: { site: hostile, at: time },
  recoveryCodesRenewed: { site: hostile, at: time },
  identityLinked: { site: hostile, at: time, provider: 'google' },
  identityUnlinked: { site: hostile, at: time, provider: 'google' },
  passwordRemoved: { site: hostile, at: time },
  waysInRemoved: { site: hostile, at: time },
  newDevice: { site: hostile, at: time, device: hostile, source: '192.0.2.1' },
};
const kinds = Object.keys(values) as MailKind[];
const compose = (kind: MailKind, language: string, changed: object = {}) =>
  composeMail(kind, { to: 'reader@example.test', language }, { ...values[kind], ...changed } as never);

describe.each(LANGUAGES)('in %s', (language) => {
  test.each(kinds)('%s contains all given values, in text and in HTML', (kind) => {
    const { subject, text, html = '' } = compose(kind, language);
    const given = values[kind] as Record<string, unknown>;
    const { site: _site, link: _link, otherLink: _other, device: _device, ...others } = given;
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

  test.each(kinds)('%s escapes all given values', (kind) => {
    const { html = '' } = compose(kind, language);
    expect(html).not.toContain('<img');
    expect(html).toContain(`<html lang="${language}">`);
  });
});

test('each language has its own texts', () => {
  for (const kind of kinds) {
    const subjects = new Set(LANGUAGES.map((language) => compose(kind, language).subject));
    expect(subjects.size).toBe(LANGUAGES.length);
  }
});

test.each(['xx', '', 'constructor', '__proto__'])('the unknown language %j gives English', (language) => {
  expect(compose('passwordChanged', language)).toEqual(compose('passwordChanged', 'en'));
});

test('a line break in a name adds no header', () => {
  const { subject } = compose('passwordChanged', 'en', { site: 'News\r\nBcc: everyone@example.test' });
  expect(subject).toBe('Your password for News Bcc: everyone@example.test was changed');
});

test('a placeholder inside a value is not replaced', () => {
  const { text } = compose('newDevice', 'en', { site: '{source}', device: '{at}' });
  expect(text).toContain('{source}');
  expect(text).toContain('Device: {at}.');
});

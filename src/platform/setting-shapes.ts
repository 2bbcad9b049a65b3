import { isIP } from 'node:net';
import { availableParallelism } from 'node:os';
import { z } from 'zod';
import { isLoopback } from '../lib/loopback.ts';
import { reasonOf } from '../lib/operator-error.ts';
import { parsePostgresUrl } from '../lib/postgres-url.ts';
import { parseRedisUrl } from '../lib/redis-url.ts';
import { behindServers, refuseSplitPassword, refuseUrl } from '../lib/server-url.ts';

/** The formats of settings' values, and the messages for wrong ones. */

export function oneOf<const Words extends readonly string[]>(...words: Words) {
  return z.enum(words, { error: `must be ${words.slice(0, -1).join(', ')} or ${words.at(-1)}` });
}

export function whole(min: number, max: number) {
  return number(/^\d{1,9}$/, min, max, 'a whole number');
}

/** A number of seconds up to `max`, fractions included. */
export function seconds(max: number) {
  return number(/^\d{1,9}(?:\.\d{1,3})?$/, 0, max, 'a number of seconds');
}

/** A share from 0 to 1. */
export const ratio = number(/^\d(?:\.\d{1,9})?$/, 0, 1, 'a number');

/** A number of worker processes. `auto` is the number of cores that this process may use. */
export const workers = z.string().transform((text, context) => {
  if (text.trim() === 'auto') return availableParallelism();
  if (/^\d{1,3}$/.test(text.trim()) && Number(text) >= 1 && Number(text) <= MOST_WORKERS) return Number(text);
  context.addIssue({ code: 'custom', message: `must be auto or a whole number from 1 to ${MOST_WORKERS}` });
  return z.NEVER;
});
const MOST_WORKERS = 128;

function number(form: RegExp, min: number, max: number, what: string) {
  return z
    .string()
    .refine(
      (text) => form.test(text.trim()) && Number(text) >= min && Number(text) <= max,
      `must be ${what} from ${min} to ${max}`,
    )
    .transform(Number);
}

export const port = whole(1, 65_535);
export const flag = oneOf('true', 'false').transform((value) => value === 'true');
export const httpUrl = z
  .string()
  .refine((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol), 'must be an http(s) URL')
  .refine((text) => !URL.canParse(text) || !/[?#]/.test(text), 'must have no query and no fragment')
  // The log and the tokens show some of these URLs.
  .refine((text) => !text.includes('@'), 'must have no user name and no password')
  .transform((text) => text.replace(/\/+$/, ''));
export const postgresUrl = parsedBy(parsePostgresUrl);
export const redisUrl = parsedBy(parseRedisUrl);
export const smtpUrl = parsedBy((text) => {
  refuseSplitPassword(behindServers(text));
  if (!/^smtps?:\/\//.test(text) || !URL.canParse(text)) refuseUrl('must be an smtp:// or smtps:// URL');
});

function parsedBy(parse: (text: string) => unknown) {
  return z.string().superRefine((text, context) => {
    try {
      parse(text);
    } catch (error) {
      context.addIssue({ code: 'custom', message: reasonOf(error) });
    }
  });
}

export type Mailbox = { name: string; address: string };

/** An address without the characters that separate addresses or comments (RFC 5322 §3.4), and with one `@`. */
const ADDRESS = /^[^\s\p{C}<>@()[\]:;,"\\]+@[^\s\p{C}<>@()[\]:;,"\\]+$/u;

/** One sender: `Name <address>`, `"Name" <address>`, or an address alone. */
export const mailbox = z
  .string()
  .max(320, 'must have at most 320 characters')
  .transform((text, context): Mailbox => {
    const [, typed = '', bracketed] = /^([^<>]*)<([^<>]*)>$/.exec(text.trim()) ?? [];
    const address = bracketed ?? text.trim();
    const [, quoted] = /^"((?:[^"\\]|\\["\\])*)"$/.exec(typed.trim()) ?? [];
    const name = quoted?.replace(/\\(.)/g, '$1') ?? typed.trim();
    // An `@` in a name looks like a second address. Quotes must enclose the whole name.
    if (ADDRESS.test(address) && !/[\p{C}@]/u.test(name) && (quoted !== undefined || !name.includes('"'))) {
      return { name, address };
    }
    context.addIssue({ code: 'custom', message: 'must be one address, or a name and <one address>' });
    return z.NEVER;
  });

export const addressList = z
  .string()
  .transform((text) => text.split(',').map((item) => item.trim()))
  .refine(
    (items) =>
      items.every((item) => {
        const [, bracketed, plain] = /^(?:\[([^\]]+)\]|([\d.]+))(?::\d{1,5})?$/.exec(item) ?? [];
        return isIP(bracketed ?? plain ?? item) > 0;
      }),
    'must be IP addresses, separated by commas, each with or without a port',
  );
export const providerUrl = httpUrl.refine(
  (text) => !URL.canParse(text) || text.startsWith('https:') || isLoopback(new URL(text)),
  'must be an https URL (http: on this machine only)',
);

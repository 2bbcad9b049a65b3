import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { atEnd } from './at-end.ts';
import type { ReceivedMail } from './mails.ts';

/** A real SMTP server on loopback. @param answer returns the refusal of each mail, or null to accept it */
export async function startSmtp(answer: () => Error | null = () => null, options: SMTPServerOptions = {}) {
  const mails: { from: string; to: string[]; source: string }[] = [];
  let attempts = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    ...options,
    async onData(stream, session, done) {
      attempts += 1;
      const chunks: Buffer[] = [];
      try {
        for await (const chunk of stream) chunks.push(chunk as Buffer);
      } catch (error) {
        // The sender has closed the connection during the mail.
        return done(error as Error);
      }
      const refusal = answer();
      if (!refusal) {
        const { mailFrom, rcptTo } = session.envelope;
        mails.push({
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map(({ address }) => address),
          source: Buffer.concat(chunks).toString(),
        });
      }
      done(refusal);
    },
  });
  server.on('error', () => {});
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  atEnd(() => new Promise((resolve) => server.close(() => resolve())));
  const { port } = server.server.address() as AddressInfo;
  return { port, url: `smtp://127.0.0.1:${port}`, mails, attempts: () => attempts };
}

/** Parses a raw mail (RFC 2045, 2046) as a mail program does. @returns the subject, the text and the HTML */
export function readMail(source: string): ReceivedMail {
  const { headers, body } = apart(source);
  const boundary = /boundary="?([^";]+)"?/.exec(headers)?.[1];
  const parts = boundary ? body.split(`--${boundary}`).map((part) => apart(part.trimStart())) : [];
  const part = (type: string) => {
    const found = parts.find((each) => new RegExp(`^content-type: ${type}`, 'im').test(each.headers));
    return found ? decoded(found) : '';
  };
  const subject = /^subject: (.*)$/im.exec(headers)?.[1] ?? '';
  return { subject: words(subject), text: part('text/plain'), html: part('text/html') };
}

function apart(text: string): { headers: string; body: string } {
  const [headers = '', ...body] = text.split('\r\n\r\n');
  return { headers: headers.replace(/\r\n[ \t]+/g, ' '), body: body.join('\r\n\r\n') };
}

function decoded({ headers, body }: { headers: string; body: string }): string {
  const [, encoding = '7bit'] = /^content-transfer-encoding: (\S+)/im.exec(headers) ?? [];
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString();
  return encoding === 'quoted-printable' ? unquoted(body.replace(/=\r\n/g, '')) : body;
}

function unquoted(text: string): string {
  return decodeURIComponent(text.replace(/%/g, '=25').replace(/=([0-9A-F]{2})/g, '%$1'));
}

/** Words beyond ASCII (RFC 2047). */
function words(text: string): string {
  return text.replace(/\?=\s+=\?/g, '?==?').replace(/=\?UTF-8\?([QB])\?([^?]*)\?=/gi, (_all, kind, word) => {
    return kind.toUpperCase() === 'B'
      ? Buffer.from(word, 'base64').toString()
      : unquoted(word.replaceAll('_', ' '));
  });
}

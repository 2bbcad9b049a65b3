import type { FastifyInstance } from 'fastify';
import { latestMails } from '../../delivery/mail/outbox.ts';
import { escapeHtml } from '../../lib/html.ts';
import type { OutboxMail } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { htmlDocument } from '../responses/html-document.ts';
import { inlineStyle, pagePolicy } from '../responses/page-headers.ts';

const STYLE = `:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem;
  background: light-dark(#f4f4f5, #18181b); color: light-dark(#18181b, #f4f4f5); }
article { border: 1px solid light-dark(#d4d4d8, #3f3f46); border-radius: .75rem; padding: 0 1.25rem 1.25rem; margin: 1rem 0;
  background: light-dark(#fff, #27272a); }
h1 { margin-bottom: 0; }
h2 { font-size: 1.1rem; margin-bottom: 0; }
p { color: light-dark(#52525b, #a1a1aa); margin: 0; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; }
details pre { font: .85rem/1.4 ui-monospace, monospace; }`;

const PAGE_POLICY = pagePolicy(inlineStyle(STYLE));

/**
 * Serves `/outbox`: the mail that a development server would have sent, for people and for tests. Never in production.
 */
export function serveOutbox(app: FastifyInstance, db: Db): void {
  app.get('/outbox', async (_request, reply) =>
    reply
      .header('content-security-policy', PAGE_POLICY)
      .type('text/html; charset=utf-8')
      .send(page(await latestMails(db))),
  );
  app.get('/outbox.json', async () => ({ mails: (await latestMails(db)).map(shown) }));
}

function shown({ id, recipient, subject, text, html, createdAt }: OutboxMail) {
  return { id: String(id), to: recipient, subject, text, html, createdAt };
}

function page(mails: OutboxMail[]): string {
  return htmlDocument({
    title: 'Gatehouse: outbox',
    head: [`<style>${STYLE}</style>`],
    body: `<h1>Outbox</h1>
<p>The latest mail that would have been sent, newest first; <a href="outbox.json">as JSON</a>.</p>
${mails.length === 0 ? '<article><h2>No mail yet</h2></article>' : mails.map(article).join('\n')}`,
  });
}

function article({ id, recipient, subject, text, html, createdAt }: OutboxMail): string {
  const source =
    html === null ? '' : `\n<details><summary>HTML</summary><pre>${escapeHtml(html)}</pre></details>`;
  return `<article id="mail-${id}">
<h2>${escapeHtml(subject)}</h2>
<p>To ${escapeHtml(recipient)}, <time datetime="${createdAt.toISOString()}">${shownTime(createdAt)}</time></p>
<pre>${withLinks(text)}</pre>${source}
</article>`;
}

function shownTime(time: Date): string {
  return `${time.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

/** Escapes a text, and makes links of its web addresses. */
function withLinks(text: string): string {
  return text
    .split(/(https?:\/\/[^\s<>"']+)/)
    .map((part, index) =>
      index % 2 === 0
        ? escapeHtml(part)
        : `<a href="${escapeHtml(part)}" rel="noreferrer">${escapeHtml(part)}</a>`,
    )
    .join('');
}

import { STATUS_CODES } from 'node:http';
import type { FastifyReply } from 'fastify';
import { escapeHtml } from '../../lib/html.ts';
import type { FieldErrors } from '../../platform/errors.ts';
import { sendTextPage } from '../pages/text-page.ts';
import { addVary } from '../responses/compression.ts';

/** The parts of an error that a page shows. */
export type ShownFault = { message: string; fields?: FieldErrors | undefined; reportId?: string | undefined };

/** Answers a browser with a page about an error. The status is the reply's. */
export function sendErrorPage(
  reply: FastifyReply,
  { message, fields = {}, reportId }: ShownFault,
  publicUrl: string,
): FastifyReply {
  addVary(reply, 'Accept');
  const title = STATUS_CODES[reply.statusCode] ?? 'Error';
  const paragraphs = [
    escapeHtml(message),
    ...Object.values(fields).flat().map(escapeHtml),
    ...(reportId === undefined ? [] : [`Report <code>${escapeHtml(reportId)}</code>`]),
    `<a href="${escapeHtml(publicUrl)}/">Start page</a>`,
  ];
  const content = [
    `<h1>${reply.statusCode} ${escapeHtml(title)}</h1>`,
    ...paragraphs.map((text) => `<p>${text}</p>`),
  ].join('\n');
  return sendTextPage(reply, { title: `${title} · Gatehouse`, content });
}

import { STATUS_CODES } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { escapeHtml } from '../../lib/html.ts';
import type { FieldErrors } from '../../platform/errors.ts';
import { acceptedLanguage } from '../../platform/messages/language.ts';
import { message } from '../../platform/messages/message.ts';
import { sendTextPage } from '../pages/text-page.ts';
import { addVary } from '../responses/compression.ts';

export type ShownFault = { message: string; fields?: FieldErrors | undefined; reportId?: string | undefined };

type PageMessage = 'pageUnknown' | 'addressMalformed' | 'appRequestRefused';

/**
 * Answers a browser with a page about an error, in the language of the browser, and with the status that the reply has.
 * @param fault a message in that language, or the key of a message
 * @param startPage the address of the start page
 * @param detail a further text in English, for the developers of an app
 */
export function sendErrorPage(
  request: FastifyRequest,
  reply: FastifyReply,
  fault: ShownFault | PageMessage,
  startPage: string,
  detail: string | null = null,
): FastifyReply {
  addVary(reply, 'Accept');
  addVary(reply, 'Accept-Language');
  const language = acceptedLanguage(request.headers['accept-language']) ?? 'en';
  const textOf = (key: PageMessage | 'startPage' | 'report' | 'error') => message(key).in(language);
  const shown: ShownFault = typeof fault === 'string' ? { message: textOf(fault) } : fault;
  const { message: said, fields = {}, reportId } = shown;
  const { statusCode } = reply;
  // The names of statuses are English.
  const name = language === 'en' ? STATUS_CODES[statusCode] : undefined;
  const title = name ?? textOf('error');
  const paragraphs = [
    escapeHtml(said),
    ...(detail === null ? [] : [`<code lang="en">${escapeHtml(detail)}</code>`]),
    ...Object.values(fields).flat().map(escapeHtml),
    ...(reportId === undefined ? [] : [`${textOf('report')} <code>${escapeHtml(reportId)}</code>`]),
    `<a href="${escapeHtml(startPage)}">${textOf('startPage')}</a>`,
  ];
  const content = [
    `<h1>${name ? `${statusCode} ${escapeHtml(name)}` : `${textOf('error')} ${statusCode}`}</h1>`,
    ...paragraphs.map((text) => `<p>${text}</p>`),
  ].join('\n');
  return sendTextPage(reply, { language, title: `${title} · Gatehouse`, content });
}

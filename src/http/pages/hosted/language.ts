import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Site } from '../../../platform/database/client/client.ts';
import {
  acceptedLanguage,
  isLanguage,
  type Language,
  languageOfTag,
} from '../../../platform/messages/language.ts';
import { addVary } from '../../responses/compression.ts';

/**
 * Chooses the language of a page: the one that the address names, otherwise the one that the browser prefers, otherwise
 * the default of the site.
 */
export function hostedLanguage(
  request: FastifyRequest,
  reply: FastifyReply,
  { defaultLanguage }: Pick<Site, 'defaultLanguage'>,
): Language {
  const { language: tag } = request.query as Record<string, unknown>;
  const chosen = typeof tag === 'string' ? languageOfTag(tag) : null;
  if (chosen !== null) return chosen;
  addVary(reply, 'Accept-Language');
  const accepted = acceptedLanguage(request.headers['accept-language']);
  return accepted ?? (isLanguage(defaultLanguage) ? defaultLanguage : 'en');
}

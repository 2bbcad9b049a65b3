import type { FastifyReply } from 'fastify';
import { OWN_FILES, pageHeaders, type Sources } from '../responses/page-headers.ts';

/** The logo of a site is a file of this server too. */
const OWN: Sources = { ...OWN_FILES, 'img-src': "'self' data:" };

/** The origins that a page loads from, besides this server. */
export type ForeignFiles = {
  /** A further origin of images. */
  imageOrigin?: string | null;
  /** The widget of the site's bot protection. */
  widget?: Sources | null;
};

/** Sends a page whose script and style are files of this server. */
export function sendOwnPage(
  reply: FastifyReply,
  html: string,
  { imageOrigin = null, widget = null }: ForeignFiles = {},
): FastifyReply {
  // The page contains no secret, so it may be compressed.
  reply.request.outcome.isPublic = true;
  const sources: Sources = { ...OWN };
  const add = (directive: keyof Sources, more: string) => {
    sources[directive] = [sources[directive], more].filter(Boolean).join(' ');
  };
  if (imageOrigin !== null) add('img-src', imageOrigin);
  for (const [directive, more] of Object.entries(widget ?? {})) add(directive as keyof Sources, more);
  // The provider of the widget checks the host of the page. The path of the page is not sent to it.
  if (widget !== null) reply.header('referrer-policy', 'strict-origin');
  return reply.headers(pageHeaders(sources)).type('text/html; charset=utf-8').send(html);
}

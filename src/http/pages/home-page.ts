import type { FastifyReply, FastifyRequest } from 'fastify';
import { escapeHtml } from '../../lib/html.ts';
import type { Settings } from '../../platform/settings.ts';
import { JWKS_PATH } from '../oauth2/metadata.ts';
import { prefersJson } from '../requests/accepts-page.ts';
import { addVary } from '../responses/compression.ts';
import { sendTextPage } from './text-page.ts';

type Shown = Pick<
  Settings,
  'publicUrl' | 'graphiql' | 'docs' | 'console' | 'introspection' | 'outbox' | 'metricsPort'
>;
/** `path` without the slash at its beginning. */
type Link = { name: string; path: string; title: string; about: string };

const NAME = 'Gatehouse';
const ABOUT =
  'The customer-identity gateway of a publisher: registration, login, tokens and their validation.';

export type SendHome = (request: FastifyRequest, reply: FastifyReply) => FastifyReply;

/**
 * The home page: a description of this server, and links to try. JSON for a client that prefers it.
 * @param hasDemo whether `/demo` is served
 */
export function homePage(settings: Shown, hasDemo: boolean): SendHome {
  const links = linksOf(settings, hasDemo);
  const absolute = links.map(({ name, path }) => [name, `${settings.publicUrl}/${path}`]);
  const data = { name: NAME, description: ABOUT, links: Object.fromEntries(absolute) };
  const content = `<h1>${NAME}</h1>\n<p>${escapeHtml(ABOUT)}</p>\n<ul>\n${links.map(item).join('\n')}\n</ul>`;
  return (request, reply) => {
    request.outcome.isPublic = true;
    addVary(reply, 'Accept');
    return prefersJson(request) ? reply.send(data) : sendTextPage(reply, { title: NAME, content });
  };
}

/** Links to the features that are on. */
function linksOf(
  { graphiql, docs, console, introspection, outbox, metricsPort }: Shown,
  hasDemo: boolean,
): Link[] {
  const links: (Link | false)[] = [
    hasDemo && {
      name: 'demo',
      path: 'demo',
      title: 'Demo newspaper',
      about: 'A small publisher whose pages use this server.',
    },
    console && {
      name: 'console',
      path: 'admin/',
      title: 'Console',
      about: 'Sites, customers, partners and settings, for the staff of the publisher.',
    },
    {
      name: 'graphql',
      path: 'graphql',
      title: graphiql ? 'GraphiQL' : 'GraphQL',
      about: graphiql
        ? 'Try the GraphQL API, with the documentation of every operation.'
        : 'The endpoint of the GraphQL API. Send it a POST.',
    },
    docs && {
      name: 'docs',
      path: 'docs',
      title: 'Documentation',
      about: 'Guides, recipes, and the reference of every API.',
    },
    docs && {
      name: 'openapi',
      path: 'docs/openapi.json',
      title: 'OpenAPI document',
      about: 'The REST APIs, for tools.',
    },
    docs &&
      introspection && {
        name: 'schema',
        path: 'docs/schema.graphql',
        title: 'GraphQL schema',
        about: 'The printed schema, for tools.',
      },
    outbox && {
      name: 'outbox',
      path: 'outbox',
      title: 'Outbox',
      about: 'The mail that this server would have sent.',
    },
    {
      name: 'openid_configuration',
      path: '.well-known/openid-configuration',
      title: 'Metadata',
      about: 'The endpoints for partners that introspect, revoke or verify tokens.',
    },
    {
      name: 'jwks',
      path: JWKS_PATH.slice(1),
      title: 'Public keys',
      about: 'The public keys that verify access tokens.',
    },
    {
      name: 'health',
      path: 'health/ready',
      title: 'Health',
      about: 'Whether this server is ready.',
    },
    metricsPort === null && {
      name: 'metrics',
      path: 'metrics',
      title: 'Metrics',
      about: 'Metrics for Prometheus.',
    },
  ];
  return links.filter((link) => link !== false);
}

/** Makes an item of the list. Its address is relative, so that it also works below a path of another host. */
function item({ path, title, about }: Link): string {
  return `<li><a href="${path}">${escapeHtml(title)}</a> <span>${escapeHtml(about)}</span></li>`;
}

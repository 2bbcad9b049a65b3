import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { idOf } from '../../lib/ids.ts';
import { readDeviceRequest } from '../../openid/provider/device.ts';
import { IdentityError } from '../../platform/errors.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { loginOrigin } from '../../tenancy/sites/login-host.ts';
import type { SiteOfAccount } from '../../tenancy/sites/site.ts';
import { limitPerSource } from '../requests/source-limit.ts';
import { OWN_FILES, pageHeaders } from '../responses/page-headers.ts';
import { codeDocument } from './hosted/device-section.ts';
import { DEVICE_TEXTS } from './hosted/device-texts.ts';
import { hostedDocument } from './hosted/document.ts';
import { hostedLanguage } from './hosted/language.ts';
import { siteOfPage } from './hosted/site-of-page.ts';
import { widgetSources } from './hosted/widget-sources.ts';
import { sendOwnPage } from './own-page.ts';

type OfSite = { Params: { siteId: string } };
type Query = Record<string, unknown>;
type Problem = 'codeUnknown' | 'tooMany';

const AS_SITE = { config: { onLoginHosts: 'as-site' } } as const;
const MAX_CODE_LENGTH = 40;
/** A code of a device has 20^8 values, and is valid for some minutes. */
const GUESSES_PER_MINUTE = 20;

/**
 * Serves the hosted pages on which customers connect a device (RFC 8628 §3.3): a page to type in the code, and a page
 * of the app's site that asks whether the device in front of the customer shows the same code. Opening the pages
 * changes nothing.
 */
export function serveDevicePages(app: FastifyInstance, runtime: Runtime): void {
  const { prisma, settings } = runtime;
  const { publicUrl } = settings;
  const countGuess = limitPerSource(settings, 'device', GUESSES_PER_MINUTE);

  app.get<OfSite>('/sites/:siteId/device', async (request, reply) => {
    const site = await siteOfPage(prisma, { id: idOf(request.params.siteId) });
    const { search } = new URL(request.url, publicUrl);
    const login = loginOrigin(site, publicUrl);
    if (login) return reply.redirect(`${login}/device${search}`, 302);
    const { user_code: typed } = request.query as Query;
    if (typeof typed !== 'string' || typed === '') return reply.redirect('../../device', 302);
    return sendDevicePage(request, reply, site, typed);
  });
  app.get('/device', AS_SITE, async (request, reply) => {
    const { user_code: typed } = request.query as Query;
    if (typeof typed !== 'string' || typed === '') return sendCodePage(request, reply, null);
    if (request.loginSite) return sendDevicePage(request, reply, request.loginSite, typed);
    try {
      await countGuess(request);
    } catch (error) {
      if (!(error instanceof IdentityError && error.code === 'RATE_LIMITED')) throw error;
      return sendCodePage(request, reply.code(429), 'tooMany');
    }
    const siteId = await siteOfCode(typed);
    if (siteId === null) return sendCodePage(request, reply.code(404), 'codeUnknown');
    const site = await siteOfPage(prisma, { id: siteId });
    const pages = loginOrigin(site, publicUrl) ?? `${publicUrl}/sites/${siteId}`;
    const language = new URL(request.url, publicUrl).searchParams.get('language');
    const query = new URLSearchParams({ user_code: typed, ...(language === null ? {} : { language }) });
    return reply.redirect(`${pages}/device?${query}`, 303);
  });

  async function siteOfCode(userCode: string): Promise<number | null> {
    try {
      return (await readDeviceRequest(runtime, userCode)).client.siteId;
    } catch (error) {
      if (error instanceof IdentityError && error.code === 'NOT_FOUND') return null;
      throw error;
    }
  }

  async function sendDevicePage(
    request: FastifyRequest,
    reply: FastifyReply,
    site: SiteOfAccount,
    typed: string,
  ): Promise<FastifyReply> {
    const language = hostedLanguage(request, reply, site);
    const html = await hostedDocument({
      site,
      language,
      title: DEVICE_TEXTS[language].device,
      view: 'login',
      userCode: shownCode(typed),
      returnTo: null,
      root: request.loginSite ? '' : '../../',
    });
    const widget = await widgetSources({ prisma, settings }, site.id);
    const imageOrigin = request.loginSite ? new URL(publicUrl).origin : null;
    return sendOwnPage(reply, html, { imageOrigin, widget });
  }

  async function sendCodePage(
    request: FastifyRequest,
    reply: FastifyReply,
    problem: Problem | null,
  ): Promise<FastifyReply> {
    const [first, another] = request.loginSite
      ? [request.loginSite]
      : await prisma.site.findMany({ take: 2, orderBy: { id: 'asc' } });
    const site = another ? null : (first ?? null);
    const language = hostedLanguage(request, reply, site ?? { defaultLanguage: 'en' });
    const html = await codeDocument({ language, site, problem });
    // The page of a site may be on its login host, to which the form is redirected.
    const forms = `'self' ${new URL(publicUrl).protocol}`;
    return reply
      .headers(pageHeaders({ ...OWN_FILES, 'form-action': forms }))
      .type('text/html; charset=utf-8')
      .send(html);
  }
}

/** A code as devices show it: `ABCD-EFGH`. */
function shownCode(typed: string): string {
  const code = typed.slice(0, MAX_CODE_LENGTH).replace(/[\s-]/g, '').toUpperCase();
  return code.length === 8 ? `${code.slice(0, 4)}-${code.slice(4)}` : code;
}

import { bearer, COOKIE } from '../../lib/request-token';
import { validate } from '../../lib/validate';

const ATTRIBUTES = 'Path=/; HttpOnly; Secure; SameSite=Lax';

/**
 * Keeps the access token in a cookie of this site, so that pages and routes know the customer from the first request
 * on. Only a page of this site can send the token as a bearer, so no other site can start a session here.
 */
export async function POST(request: Request): Promise<Response> {
  const token = bearer(request);
  if (token === null) return Response.json({ action: 'REAUTHENTICATE' }, { status: 401 });
  try {
    const verdict = await validate(token);
    if (!verdict.valid) return Response.json({ action: verdict.action }, { status: 401 });
    const seconds = Math.floor((verdict.expiresAt.getTime() - Date.now()) / 1_000);
    return cookieResponse(`${COOKIE}=${token}; ${ATTRIBUTES}; Max-Age=${seconds}`);
  } catch (error) {
    console.error(error);
    return new Response(null, { status: 503, headers: { 'Retry-After': '5' } });
  }
}

/** After a logout. A form of another site cannot send DELETE. */
export function DELETE(): Response {
  return cookieResponse(`${COOKIE}=; ${ATTRIBUTES}; Max-Age=0`);
}

function cookieResponse(cookie: string): Response {
  return new Response(null, { status: 204, headers: { 'Set-Cookie': cookie, 'Cache-Control': 'no-store' } });
}

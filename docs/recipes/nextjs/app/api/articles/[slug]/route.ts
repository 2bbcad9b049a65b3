import { requestToken } from '../../../../lib/request-token';
import { validate } from '../../../../lib/validate';

/** In your app: from the content management system. */
const articles = new Map([['letters', { title: 'Letters', text: 'A reader writes.' }]]);

/** The answer depends on the customer: no cache keeps it. */
const headers = { 'Cache-Control': 'private, no-store' };

type Parameters = { params: Promise<{ slug: string }> };

export async function GET(request: Request, { params }: Parameters): Promise<Response> {
  const article = articles.get((await params).slug);
  if (!article) return Response.json({ error: 'not found' }, { status: 404 });
  const token = requestToken(request);
  if (token === null) return refuse('REAUTHENTICATE');
  try {
    const verdict = await validate(token);
    return verdict.valid ? Response.json(article, { headers }) : refuse(verdict.action);
  } catch (error) {
    console.error(error);
    // The customer gets no article, but stays logged in.
    return Response.json(
      { error: 'try again' },
      { status: 503, headers: { ...headers, 'Retry-After': '5' } },
    );
  }
}

function refuse(action: string): Response {
  return Response.json({ action }, { status: 401, headers: { ...headers, 'WWW-Authenticate': 'Bearer' } });
}

import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { isAuthorized, validate } from './gatehouse.js';

/** In your server: from the content management system. `access` is everyone, customers, or a plan. */
const articles = new Map([
  ['weather', { title: 'The weather', text: 'Sunny all day.', access: 'everyone' }],
  ['letters', { title: 'Letters', text: 'A reader writes.', access: 'customers' }],
  ['archive', { title: 'The archive', text: 'The first issue.', access: { plan: process.env.ARCHIVE_PLAN } }],
]);

const page = readFileSync(new URL('article.html', import.meta.url));
const script = readFileSync(new URL('article.js', import.meta.url));
const { GATEHOUSE_URL } = process.env;
const policy = [
  "default-src 'none'",
  `script-src 'self' ${GATEHOUSE_URL}`,
  `connect-src 'self' ${GATEHOUSE_URL}`,
  `img-src ${GATEHOUSE_URL}`,
].join('; ');

/** Decides about one article. @returns the status and the body */
async function answer({ title, text, access }, token) {
  const article = { status: 200, body: { title, text } };
  if (access === 'everyone') return article;
  if (token === null) return { status: 401, body: { title, action: 'REAUTHENTICATE' } };
  const { valid, action } = await validate(token);
  if (!valid) return { status: 401, body: { title, action } };
  if (access === 'customers') return article;
  return (await isAuthorized(token, access.plan)) ? article : { status: 403, body: { title } };
}

async function serveArticle(article, request, response) {
  const [, token = null] = /^Bearer ([\w.-]+)$/i.exec(request.headers.authorization ?? '') ?? [];
  // No cache may keep the answer, because it depends on the customer.
  const headers = { 'Content-Type': 'application/json', 'Cache-Control': 'private, no-store' };
  try {
    const { status, body } = await answer(article, token);
    if (status === 401) headers['WWW-Authenticate'] = 'Bearer';
    response.writeHead(status, headers).end(JSON.stringify(body));
  } catch (error) {
    console.error(error);
    // The customer gets no text, but stays logged in and can try again.
    response.writeHead(503, { ...headers, 'Retry-After': '5' }).end(JSON.stringify({ title: article.title }));
  }
}

const server = createServer((request, response) => {
  const { pathname } = new URL(request.url, 'http://localhost');
  const article = articles.get(pathname.replace('/api/articles/', ''));
  if (pathname.startsWith('/api/articles/') && article) return serveArticle(article, request, response);
  if (pathname === '/article.js') {
    return response.writeHead(200, { 'Content-Type': 'text/javascript' }).end(script);
  }
  if (pathname.startsWith('/articles/')) {
    const headers = { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': policy };
    return response.writeHead(200, headers).end(page);
  }
  response.writeHead(404).end();
});
server.listen(Number(process.env.PORT ?? 3000), () =>
  console.log(`http://localhost:${server.address().port}`),
);

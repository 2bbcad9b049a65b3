await customElements.whenDefined('gatehouse-account');
// The client that the elements of the page share.
const { client } = document.querySelector('gatehouse-account');

const NOTICES = {
  401: 'Log in to read this article.',
  403: 'This article is for the members of subscribing institutions.',
};

/** Asks the publisher's server, with the token of the customer if there is one. */
async function request(isRetry = false) {
  const { data: token } = await client.accessToken();
  const path = location.pathname.replace('/articles/', '/api/articles/');
  try {
    const response = await fetch(path, token ? { headers: { Authorization: `Bearer ${token}` } } : {});
    const article = await response.json();
    if (article.action !== 'REFRESH' || isRetry) return { status: response.status, article };
  } catch {
    return { status: 0, article: {} };
  }
  await client.refresh();
  return request(true);
}

let latest = 0;
async function load() {
  const turn = ++latest;
  const { status, article } = await request();
  // A login or a logout came meanwhile.
  if (turn !== latest) return;
  document.querySelector('#title').textContent = article.title ?? 'The paper';
  document.querySelector('#text').textContent = article.text ?? '';
  document.querySelector('#notice').textContent =
    status === 200 ? '' : (NOTICES[status] ?? 'The article cannot be shown at the moment. Try again soon.');
}

await client.ready;
client.onChange((_state, reason) => {
  if (reason !== 'refresh') load();
});
load();

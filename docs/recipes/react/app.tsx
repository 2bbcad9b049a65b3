import { useEffect, useState } from 'react';
import { AccountButton, AccountPage, LoginElement } from './elements';
import { useCustomer, useGatehouse } from './gatehouse';
import { LoginForm } from './login-form';

/** An article of the publisher's own server, which validates the token. */
function Article() {
  const gatehouse = useGatehouse();
  const customerId = useCustomer()?.id;
  const [text, setText] = useState('');
  useEffect(() => {
    const ended = new AbortController();
    async function load() {
      if (customerId === undefined) return setText('Log in to read this article.');
      const { data: token, error } = await gatehouse.accessToken();
      if (error) return setText('The article cannot be shown at the moment.');
      const headers = token ? { Authorization: `Bearer ${token}` } : undefined;
      const response = await fetch('/api/articles/letters', { headers, signal: ended.signal });
      setText(response.ok ? (await response.json()).text : 'The article cannot be shown at the moment.');
    }
    load().catch(() => {
      if (!ended.signal.aborted) setText('The article cannot be shown at the moment.');
    });
    return () => ended.abort();
  }, [gatehouse, customerId]);
  return <p id="article">{text}</p>;
}

export function App() {
  const gatehouse = useGatehouse();
  const customer = useCustomer();
  const [welcome, setWelcome] = useState('');
  if (customer === undefined) return <p>One moment …</p>;
  return (
    <>
      <header>
        <AccountButton />
      </header>
      <main>
        <h1>The paper</h1>
        <p role="status">{welcome}</p>
        <Article />
        {location.pathname === '/elements' && !customer ? (
          <LoginElement onLogin={({ email }) => setWelcome(`Welcome, ${email}`)} />
        ) : null}
        {location.pathname === '/account' ? <AccountPage /> : null}
        {customer ? (
          <p>
            Logged in as {customer.email}{' '}
            <button type="button" onClick={() => void gatehouse.logout()}>
              Log out
            </button>
          </p>
        ) : (
          <LoginForm />
        )}
      </main>
    </>
  );
}

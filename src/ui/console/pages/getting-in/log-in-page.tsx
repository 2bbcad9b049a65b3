import { Alert, Anchor, Button, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useNavigate, useRouteContext, useRouter, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { basePath } from '../../core/address.ts';
import { useAction, useAsking } from '../../core/api.ts';
import { localized } from '../../core/language.ts';
import type { Problem } from '../../core/problem.ts';
import type { Factor } from '../../parts/factor-form.tsx';
import { TextLink } from '../../parts/links.tsx';
import { PasswordField } from '../../parts/password-field.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { Card } from './card.tsx';
import { FactorStep, type Waiting, waitingIn } from './factor-step.tsx';
import { LogInDocument, SsoUrlDocument } from './gql/graphql.ts';
import { useSsoErrors } from './sso-errors.ts';

const useTexts = localized({
  en: {
    title: 'Log in to the console',
    email: 'Email',
    password: 'Password',
    logIn: 'Log in',
    required: 'Please fill in this field.',
    forgotten: 'Forgotten your password?',
    sso: 'Log in with your company',
    noSso: 'There is no single sign-on for this email. Log in with your password.',
    emailFirst: 'Fill in your email first.',
    changed: 'Your password was changed. Log in with the new one.',
  },
  de: {
    title: 'In der Konsole anmelden',
    email: 'E-Mail',
    password: 'Passwort',
    logIn: 'Anmelden',
    required: 'Bitte füllen Sie dieses Feld aus.',
    forgotten: 'Passwort vergessen?',
    sso: 'Über Ihr Unternehmen anmelden',
    noSso:
      'Für diese E-Mail gibt es keine Anmeldung über das Unternehmen. Melden Sie sich mit dem Passwort an.',
    emailFirst: 'Geben Sie zuerst Ihre E-Mail ein.',
    changed: 'Ihr Passwort wurde geändert. Melden Sie sich mit dem neuen an.',
  },
});

/** The login page: a password or a login at the provider of the company, then the second factor. */
export function LogInPage() {
  const texts = useTexts();
  const ssoErrors = useSsoErrors();
  const { from = '/', sso_error: ssoError, changed } = useSearch({ from: '/log-in' });
  const { forget } = useRouteContext({ from: '__root__' });
  const navigate = useNavigate();
  const { history } = useRouter();
  const askForUrl = useAsking(SsoUrlDocument);
  const [waiting, setWaiting] = useState<Waiting | null>(waitingInAddress);
  const [logIn, { isRunning, problem, clear }] = useAction(LogInDocument);
  const [ssoProblem, setSsoProblem] = useState<Problem | null>(null);
  const required = (value: string) => (value === '' ? texts.required : null);
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { email: '', password: '' },
    validate: { email: required, password: required },
  });
  // Removes the challenge from the URL, and so from the history of the browser.
  useEffect(() => {
    if (location.hash.includes('challenge=')) {
      window.history.replaceState(window.history.state, '', location.pathname + location.search);
    }
  }, []);

  async function enter(): Promise<void> {
    forget();
    if (from === '/') await navigate({ to: '/' });
    // Paths of the router do not include the base path of the console. Paths of the history do.
    else history.replace(from.startsWith(`${basePath}/`) ? from : basePath + from);
  }
  async function submit(input: { email: string; password: string }): Promise<void> {
    setSsoProblem(null);
    const outcome = await logIn({ input });
    if (outcome.data) await enter();
    else setWaiting(waitingIn(outcome.problem));
  }
  async function toCompany(): Promise<void> {
    const { email } = form.getValues();
    if (email === '') {
      form.setFieldError('email', texts.emailFirst);
      return;
    }
    clear();
    const outcome = await askForUrl({ email });
    setSsoProblem(outcome.problem);
    if (outcome.problem) return;
    const { employeeSsoUrl: url } = outcome.data;
    if (url != null) location.assign(withPage(url, from));
    else form.setFieldError('email', texts.noSso);
  }
  if (waiting) {
    return <FactorStep waiting={waiting} onDone={() => void enter()} onAgain={() => setWaiting(null)} />;
  }
  const isWaiting = problem?.code === 'SECOND_FACTOR_REQUIRED';
  return (
    <Card title={texts.title}>
      {changed && <Alert color="teal">{texts.changed}</Alert>}
      {ssoError && (
        <Alert color="red" role="alert" data-code={ssoError}>
          {ssoErrors[ssoError as keyof typeof ssoErrors] ?? ssoErrors.OTHER}
        </Alert>
      )}
      <form onSubmit={form.onSubmit((values) => void submit(values))} noValidate>
        <Stack>
          <TextInput
            label={texts.email}
            type="email"
            autoComplete="username"
            autoFocus
            key={form.key('email')}
            {...form.getInputProps('email')}
          />
          <PasswordField
            label={texts.password}
            autoComplete="current-password"
            key={form.key('password')}
            {...form.getInputProps('password')}
          />
          <ProblemNotice problem={isWaiting ? null : (problem ?? ssoProblem)} />
          <Button type="submit" loading={isRunning}>
            {texts.logIn}
          </Button>
          <Button variant="default" onClick={() => void toCompany()}>
            {texts.sso}
          </Button>
          <Anchor component={TextLink} to="/forgotten-password" size="sm">
            {texts.forgotten}
          </Anchor>
        </Stack>
      </form>
    </Card>
  );
}

/** The start of a single sign-on that leads back to a page. @param from its path, with or without the base path */
function withPage(start: string, from: string): string {
  const url = new URL(start);
  const page = from.startsWith(`${basePath}/`) ? from.slice(basePath.length) : from;
  if (page !== '/') url.searchParams.set('from', page);
  return url.href;
}

/** Reads the waiting login that the provider's callback has put into the fragment of the URL. */
function waitingInAddress(): Waiting | null {
  const fragment = new URLSearchParams(location.hash.slice(1));
  const challenge = fragment.get('challenge');
  if (challenge === null) return null;
  const factors = (fragment.get('factors') ?? '').split(',').filter(Boolean) as Factor[];
  return { challenge, factors, bySso: true };
}

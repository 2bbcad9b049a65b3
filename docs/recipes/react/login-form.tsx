import { useActionState } from 'react';
import { useGatehouse } from './gatehouse';

type State = { message: string; email: string; challenge: string | null };

const EMPTY: State = { message: '', email: '', challenge: null };

/** A login with a password, and with the code of an authenticator app where the customer has one. */
export function LoginForm() {
  const gatehouse = useGatehouse();
  const [state, submit, isPending] = useActionState(async (last: State, form: FormData): Promise<State> => {
    const text = (name: string) => String(form.get(name) ?? '');
    const email = last.challenge === null ? text('email') : last.email;
    const { error } =
      last.challenge === null
        ? await gatehouse.login({ email, password: text('password') })
        : await gatehouse.completeLogin({ challenge: last.challenge, code: text('code') });
    if (!error) return EMPTY;
    if (error.secondFactor?.factors.includes('totp')) {
      return { message: '', email, challenge: error.secondFactor.challenge };
    }
    // Passkeys, and setting up a first factor: the hosted page has both.
    if (error.secondFactor) await gatehouse.openHostedPage('login');
    // After five minutes or five wrong codes the login begins anew.
    const challenge = error.fields.challenge ? null : last.challenge;
    const problems = Object.values(error.fields).flat();
    return { message: problems.join(' ') || error.message, email, challenge };
  }, EMPTY);
  return (
    <form action={submit}>
      {state.challenge === null ? (
        <>
          <label>
            Email
            <input name="email" type="email" autoComplete="username" defaultValue={state.email} required />
          </label>
          <label>
            Password
            <input name="password" type="password" autoComplete="current-password" required />
          </label>
        </>
      ) : (
        <label>
          Code of your authenticator app
          <input name="code" inputMode="numeric" autoComplete="one-time-code" required />
        </label>
      )}
      <p role="alert">{state.message}</p>
      <button type="submit" aria-disabled={isPending}>
        Log in
      </button>
    </form>
  );
}

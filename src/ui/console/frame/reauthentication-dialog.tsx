import { Anchor, Button, Stack, Text } from '@mantine/core';
import { useLocation } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useAction, useReading } from '../core/api.ts';
import { localized } from '../core/language.ts';
import { Dialog } from '../parts/dialog.tsx';
import { FactorForm, type FactorProof } from '../parts/factor-form.tsx';
import { useLogOut } from '../parts/log-out.ts';
import { factorsIn } from '../parts/own-factors.ts';
import { Loaded } from '../parts/page.tsx';
import { PasswordField } from '../parts/password-field.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import {
  BeginPasskeyProofDocument,
  OwnProofsDocument,
  type OwnProofsQuery,
  ReauthenticateDocument,
} from './gql/graphql.ts';

const useTexts = localized({
  en: {
    title: 'Confirm that it is you',
    about: 'This can give access or release data, and your last login was more than ten minutes ago.',
    password: 'Your password',
    confirm: 'Confirm',
    withFactor: 'Use your second factor',
    withPassword: 'Use your password',
    none: 'You have neither a password nor a second factor here. Log in again with your company, and repeat what you were doing.',
    logInAgain: 'Log in again with your company',
  },
  de: {
    title: 'Bestätigen Sie, dass Sie es sind',
    about:
      'Dieser Vorgang kann jemandem Zugang geben oder Daten herausgeben. Ihre letzte Anmeldung liegt mehr als zehn Minuten zurück.',
    password: 'Ihr Passwort',
    confirm: 'Bestätigen',
    withFactor: 'Zweiten Faktor verwenden',
    withPassword: 'Passwort verwenden',
    none: 'Sie haben hier weder ein Passwort noch einen zweiten Faktor. Melden Sie sich erneut über Ihr Unternehmen an, und wiederholen Sie den Vorgang.',
    logInAgain: 'Erneut über Ihr Unternehmen anmelden',
  },
});

type Proof = FactorProof & { password?: string };

/**
 * Asks the collaborator to re-authenticate with one of the methods that they have: the password, a second factor, or a
 * login at the provider of the company.
 * @param onClose called with whether the collaborator has re-authenticated
 */
export function ReauthenticationDialog({ onClose }: { onClose: (isDone: boolean) => void }) {
  const texts = useTexts();
  const reading = useReading(OwnProofsDocument, {});
  return (
    <Dialog onClose={() => onClose(false)} title={texts.title} isAbove>
      <Stack>
        <Text size="sm">{texts.about}</Text>
        <Loaded reading={reading}>
          {(proofs) => <Proofs proofs={proofs} onDone={() => onClose(true)} />}
        </Loaded>
      </Stack>
    </Dialog>
  );
}

function Proofs({ proofs, onDone }: { proofs: OwnProofsQuery; onDone: () => void }) {
  const texts = useTexts();
  const { hasPassword } = proofs.collaboratorMe;
  const factors = factorsIn(proofs.collaboratorAuthenticators);
  const isBySso = proofs.collaboratorSessions.some(({ current, bySso }) => current && bySso);
  const [reauthenticate, reauthentication] = useAction(ReauthenticateDocument);
  const [begin, beginning] = useAction(BeginPasskeyProofDocument);
  const [prefersFactor, setPrefersFactor] = useState(false);
  const byFactor = factors.length > 0 && (prefersFactor || !hasPassword);
  const problem = reauthentication.problem ?? beginning.problem;
  function clear(): void {
    reauthentication.clear();
    beginning.clear();
  }
  async function send(input: Proof): Promise<void> {
    beginning.clear();
    const { data } = await reauthenticate({ input });
    if (data) onDone();
  }
  async function passkeyOptions(): Promise<unknown> {
    reauthentication.clear();
    return (await begin({})).data?.beginCollaboratorPasskeyProof ?? null;
  }
  return (
    <>
      {byFactor && (
        <FactorForm
          factors={factors}
          passkeyOptions={passkeyOptions}
          onProof={(proof) => void send(proof)}
          problem={problem}
          isRunning={reauthentication.isRunning || beginning.isRunning}
          action={texts.confirm}
        />
      )}
      {hasPassword && !byFactor && (
        <PasswordForm
          onPassword={(password) => void send({ password })}
          wrong={problem?.fields.password}
          isRunning={reauthentication.isRunning}
        >
          {!problem?.fields.password && <ProblemNotice problem={problem} />}
        </PasswordForm>
      )}
      {hasPassword && factors.length > 0 && (
        <Anchor
          component="button"
          type="button"
          size="sm"
          onClick={() => {
            clear();
            setPrefersFactor(!byFactor);
          }}
        >
          {byFactor ? texts.withPassword : texts.withFactor}
        </Anchor>
      )}
      {!hasPassword && factors.length === 0 && <Text size="sm">{texts.none}</Text>}
      {(isBySso || (!hasPassword && factors.length === 0)) && <LogInAgain />}
    </>
  );
}

function PasswordForm({
  onPassword,
  wrong,
  isRunning,
  children,
}: {
  onPassword: (password: string) => void;
  wrong: readonly string[] | undefined;
  isRunning: boolean;
  children: ReactNode;
}) {
  const texts = useTexts();
  const [password, setPassword] = useState('');
  function submit(event: FormEvent): void {
    event.preventDefault();
    // The dialog may stand inside the form whose request was refused.
    event.stopPropagation();
    if (password !== '') onPassword(password);
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <PasswordField
          label={texts.password}
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          error={wrong?.join(' ')}
          autoFocus
          data-autofocus
        />
        {children}
        <Button type="submit" loading={isRunning} disabled={password === ''}>
          {texts.confirm}
        </Button>
      </Stack>
    </form>
  );
}

/** Leads to the login page, and from there back to this page. */
function LogInAgain() {
  const texts = useTexts();
  const { href } = useLocation();
  const [logOut, { isRunning, problem }] = useLogOut();
  return (
    <>
      <ProblemNotice problem={problem} />
      <Button variant="default" onClick={() => void logOut(href)} loading={isRunning}>
        {texts.logInAgain}
      </Button>
    </>
  );
}

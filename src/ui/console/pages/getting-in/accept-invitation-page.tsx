import { useNavigate, useRouteContext } from '@tanstack/react-router';
import { useState } from 'react';
import { useAction } from '../../core/api.ts';
import { localized } from '../../core/language.ts';
import { ChoosePassword } from './choose-password.tsx';
import { FactorStep, type Waiting, waitingIn } from './factor-step.tsx';
import { AcceptInvitationDocument } from './gql/graphql.ts';
import { forgetMailedToken, takeMailedToken } from './mailed-token.ts';

const useTexts = localized({
  en: {
    title: 'Accept your invitation',
    about: 'Choose the password with which you will log in.',
    accept: 'Accept and log in',
  },
  de: {
    title: 'Einladung annehmen',
    about: 'Wählen Sie das Passwort, mit dem Sie sich anmelden werden.',
    accept: 'Annehmen und anmelden',
  },
});

const PAGE = 'accept-invitation';

export function AcceptInvitationPage() {
  const texts = useTexts();
  const navigate = useNavigate();
  const { forget } = useRouteContext({ from: '__root__' });
  const [token] = useState(() => takeMailedToken(PAGE));
  const [waiting, setWaiting] = useState<Waiting | null>(null);
  const [accept, { isRunning, problem }] = useAction(AcceptInvitationDocument);
  async function enter(): Promise<void> {
    forget();
    await navigate({ to: '/' });
  }
  if (waiting) {
    return (
      <FactorStep
        waiting={waiting}
        onDone={() => void enter()}
        onAgain={() => void navigate({ to: '/log-in' })}
      />
    );
  }
  return (
    <ChoosePassword
      title={texts.title}
      about={texts.about}
      action={texts.accept}
      token={token}
      withName
      isRunning={isRunning}
      problem={problem}
      send={async ({ password, name }) => {
        const input = { token: token ?? '', password, ...(name.trim() && { name: name.trim() }) };
        const outcome = await accept({ input });
        const next = waitingIn(outcome.problem);
        if (outcome.data || next || outcome.problem?.fields.token) forgetMailedToken(PAGE);
        setWaiting(next);
        if (outcome.data) await enter();
        return outcome;
      }}
    />
  );
}

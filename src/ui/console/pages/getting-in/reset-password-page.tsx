import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useAction } from '../../core/api.ts';
import { localized } from '../../core/language.ts';
import { ChoosePassword } from './choose-password.tsx';
import { ResetPasswordDocument } from './gql/graphql.ts';
import { forgetMailedToken, takeMailedToken } from './mailed-token.ts';

const useTexts = localized({
  en: {
    title: 'Choose a new password',
    about: 'The new password replaces the old one. All your sessions end.',
    save: 'Save the password',
  },
  de: {
    title: 'Neues Passwort wählen',
    about: 'Das neue Passwort ersetzt das alte. Alle Ihre Sitzungen enden.',
    save: 'Passwort speichern',
  },
});

const PAGE = 'reset-password';

export function ResetPasswordPage() {
  const texts = useTexts();
  const navigate = useNavigate();
  const [token] = useState(() => takeMailedToken(PAGE));
  const [reset, { isRunning, problem }] = useAction(ResetPasswordDocument);
  return (
    <ChoosePassword
      title={texts.title}
      about={texts.about}
      action={texts.save}
      token={token}
      isRunning={isRunning}
      problem={problem}
      send={async ({ password }) => {
        const outcome = await reset({ input: { token: token ?? '', password } });
        if (outcome.data || outcome.problem?.fields.token) forgetMailedToken(PAGE);
        if (outcome.data) await navigate({ to: '/log-in', search: { changed: true } });
        return outcome;
      }}
    />
  );
}

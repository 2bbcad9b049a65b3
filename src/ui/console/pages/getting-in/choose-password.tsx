import { Alert, Button, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { Outcome } from '../../core/api.ts';
import { localized } from '../../core/language.ts';
import type { Problem } from '../../core/problem.ts';
import { TextLink } from '../../parts/links.tsx';
import { PasswordField } from '../../parts/password-field.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { Card } from './card.tsx';

const useTexts = localized({
  en: {
    password: 'New password',
    hint: 'At least 8 characters, and not one of the most common passwords.',
    name: 'Your name',
    tooShort: 'The password needs at least 8 characters.',
    incomplete: 'This link is not complete. Open it once more from the mail.',
    back: 'Back to the login',
  },
  de: {
    password: 'Neues Passwort',
    hint: 'Mindestens 8 Zeichen, und keines der häufigsten Passwörter.',
    name: 'Ihr Name',
    tooShort: 'Das Passwort braucht mindestens 8 Zeichen.',
    incomplete: 'Dieser Link ist nicht vollständig. Öffnen Sie ihn noch einmal aus der Nachricht.',
    back: 'Zurück zur Anmeldung',
  },
});

const MIN_LENGTH = 8;

/** The form for a new password, opened by a mailed link. @param token null: the link is incomplete */
export function ChoosePassword({
  title,
  about,
  action,
  token,
  withName = false,
  send,
  problem,
  isRunning,
}: {
  title: string;
  about: string;
  action: string;
  token: string | null;
  withName?: boolean;
  send: (values: { password: string; name: string }) => Promise<Outcome<unknown>>;
  problem: Problem | null;
  isRunning: boolean;
}) {
  const texts = useTexts();
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { password: '', name: '' },
    validate: { password: (value: string) => (value.length < MIN_LENGTH ? texts.tooShort : null) },
  });
  async function submit(values: { password: string; name: string }): Promise<void> {
    const outcome = await send(values);
    const wrong = outcome.problem?.fields.password;
    if (!wrong) return;
    form.setFieldError('password', wrong.join(' '));
    form.getInputNode('password')?.focus();
  }
  const ofLink = problem?.fields.token;
  return (
    <Card title={title} about={about}>
      {token === null || ofLink ? (
        <Alert color="red" role="alert">
          {ofLink?.join(' ') ?? texts.incomplete}
        </Alert>
      ) : (
        <form onSubmit={form.onSubmit((values) => void submit(values))} noValidate>
          <Stack>
            {withName && (
              <TextInput
                label={texts.name}
                autoComplete="name"
                key={form.key('name')}
                {...form.getInputProps('name')}
              />
            )}
            <PasswordField
              label={texts.password}
              description={texts.hint}
              autoComplete="new-password"
              key={form.key('password')}
              {...form.getInputProps('password')}
            />
            {problem && !problem.fields.password && problem.code !== 'SECOND_FACTOR_REQUIRED' && (
              <ProblemNotice problem={problem} />
            )}
            <Button type="submit" loading={isRunning}>
              {action}
            </Button>
          </Stack>
        </form>
      )}
      <TextLink to="/log-in" size="sm">
        {texts.back}
      </TextLink>
    </Card>
  );
}

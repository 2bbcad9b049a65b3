import { Alert, Button, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useAction } from '../../core/api.ts';
import { localized } from '../../core/language.ts';
import { TextLink } from '../../parts/links.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { Card } from './card.tsx';
import { RequestResetDocument } from './gql/graphql.ts';

const useTexts = localized({
  en: {
    title: 'Forgotten password',
    about: 'We mail you a link to choose a new password.',
    email: 'Email',
    send: 'Send the link',
    sent: 'If there is a login for this email, a mail is on its way. The link in it works once, within an hour.',
    back: 'Back to the login',
    required: 'Please fill in this field.',
  },
  de: {
    title: 'Passwort vergessen',
    about: 'Wir schicken Ihnen einen Link, mit dem Sie ein neues Passwort wählen.',
    email: 'E-Mail',
    send: 'Link senden',
    sent: 'Wenn es zu dieser E-Mail einen Zugang gibt, ist eine Nachricht unterwegs. Der Link darin funktioniert einmal, eine Stunde lang.',
    back: 'Zurück zur Anmeldung',
    required: 'Bitte füllen Sie dieses Feld aus.',
  },
});

export function ForgottenPasswordPage() {
  const texts = useTexts();
  const [request, { isRunning, problem }] = useAction(RequestResetDocument);
  const [isSent, setSent] = useState(false);
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { email: '' },
    validate: { email: (value: string) => (value === '' ? texts.required : null) },
  });
  async function submit(values: { email: string }): Promise<void> {
    const outcome = await request(values);
    if (outcome.data) setSent(true);
    const wrong = outcome.problem?.fields.email;
    if (wrong) form.setFieldError('email', wrong.join(' '));
  }
  return (
    <Card title={texts.title} about={texts.about}>
      {isSent ? (
        <Alert color="teal" role="status">
          {texts.sent}
        </Alert>
      ) : (
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
            {!problem?.fields.email && <ProblemNotice problem={problem} />}
            <Button type="submit" loading={isRunning}>
              {texts.send}
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

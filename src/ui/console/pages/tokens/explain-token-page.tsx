import { Alert, Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useAction } from '../../core/api.ts';
import { localized } from '../../core/language.ts';
import { TextLink } from '../../parts/links.tsx';
import { Page } from '../../parts/page.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { At } from '../../parts/time.tsx';
import { ExplainTokenDocument } from './gql/graphql.ts';
import type { TokenStory } from './token-story.ts';
import { TokenTimeline } from './token-timeline.tsx';

const useTexts = localized({
  en: {
    title: 'Explain a token',
    about: 'What happened to an access token: how its session began, and whether the token is still valid.',
    token: 'Access token',
    tokenHelp: 'It is not stored, and it appears in no log. The audit log records this request.',
    explain: 'Explain',
    required: 'Paste a token first.',
    valid: 'The token is valid',
    validUntil: 'It is valid until',
    invalid: 'The token is not valid',
    customer: 'Open the customer',
    verdicts: {
      MALFORMED: 'It does not have the form of an access token. It may have been cut off when it was copied.',
      INVALID_SIGNATURE: 'Its signature is wrong: this service has not issued it, or it was changed.',
      EXPIRED: 'It has expired.',
      NOT_YET_VALID: 'It is not valid yet. Compare the clocks of the servers.',
      REVOKED: 'Its session has ended.',
      SUPERSEDED: 'A newer login has replaced its session.',
      PASSWORD_CHANGED: 'The password was changed after the token was issued.',
      CUSTOMER_DISABLED: 'The customer is disabled or deleted.',
      UNKNOWN: 'It belongs to no session of this account.',
    },
    actions: {
      REFRESH: 'The app should get a new token with its refresh token.',
      REAUTHENTICATE: 'The customer must log in again.',
      DENY: 'The app must refuse the token.',
    },
  },
  de: {
    title: 'Token erklären',
    about: 'Was mit einem Access-Token geschah: wie seine Sitzung begann und ob es noch gilt.',
    token: 'Access-Token',
    tokenHelp:
      'Es wird nicht gespeichert und steht in keinem Log. Das Protokoll hält fest, dass Sie gefragt haben.',
    explain: 'Erklären',
    required: 'Fügen Sie zuerst ein Token ein.',
    valid: 'Das Token ist gültig',
    validUntil: 'Es gilt bis',
    invalid: 'Das Token ist nicht gültig',
    customer: 'Kunden öffnen',
    verdicts: {
      MALFORMED:
        'Es hat nicht die Form eines Access-Tokens. Vielleicht wurde es beim Kopieren abgeschnitten.',
      INVALID_SIGNATURE:
        'Seine Signatur ist falsch: Dieser Dienst hat es nicht ausgestellt, oder es wurde verändert.',
      EXPIRED: 'Seine Zeit ist abgelaufen.',
      NOT_YET_VALID: 'Es gilt noch nicht. Vergleichen Sie die Uhren der Server.',
      REVOKED: 'Seine Sitzung ist beendet.',
      SUPERSEDED: 'Eine neuere Anmeldung hat seine Sitzung ersetzt.',
      PASSWORD_CHANGED: 'Das Passwort wurde geändert, nachdem das Token ausgestellt wurde.',
      CUSTOMER_DISABLED: 'Der Kunde ist gesperrt oder gelöscht.',
      UNKNOWN: 'Es gehört zu keiner Sitzung dieses Kontos.',
    },
    actions: {
      REFRESH: 'Die App sollte mit ihrem Refresh-Token ein neues holen.',
      REAUTHENTICATE: 'Der Kunde muss sich neu anmelden.',
      DENY: 'Die App muss es ablehnen.',
    },
  },
});

const MONOSPACE = { input: { fontFamily: 'var(--mantine-font-family-monospace)' } };

/** The page that explains an access token: its verdict and its history. */
export function ExplainTokenPage() {
  const texts = useTexts();
  const [token, setToken] = useState('');
  const [isMissing, setMissing] = useState(false);
  const [story, setStory] = useState<TokenStory | null>(null);
  const [explain, { isRunning, problem }] = useAction(ExplainTokenDocument);
  async function submit(): Promise<void> {
    const given = token.trim();
    setMissing(given === '');
    setStory(null);
    if (given === '') return;
    const { data } = await explain({ token: given });
    if (data) setStory(data.explainToken);
  }
  return (
    <Page title={texts.title} about={texts.about}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <Stack>
          <Textarea
            label={texts.token}
            description={texts.tokenHelp}
            value={token}
            onChange={(event) => setToken(event.currentTarget.value)}
            error={isMissing ? texts.required : undefined}
            autoComplete="off"
            spellCheck={false}
            rows={4}
            styles={MONOSPACE}
          />
          <Group>
            <Button type="submit" loading={isRunning}>
              {texts.explain}
            </Button>
          </Group>
        </Stack>
      </form>
      <ProblemNotice problem={problem} />
      <div aria-live="polite">
        {story && (
          <Stack gap="lg">
            <Verdict story={story} />
            <TokenTimeline story={story} />
          </Stack>
        )}
      </div>
    </Page>
  );
}

function Verdict({ story: { verdict, session } }: { story: TokenStory }) {
  const texts = useTexts();
  const { valid, reason, action, expiresAt } = verdict;
  return (
    <Alert
      color={valid ? 'teal' : 'red'}
      title={valid ? texts.valid : texts.invalid}
      data-verdict={reason ?? 'VALID'}
    >
      <Stack gap="xs" align="flex-start">
        {valid && expiresAt && (
          <Text size="sm">
            {texts.validUntil} <At iso={expiresAt} />
          </Text>
        )}
        {reason && (
          <Text size="sm">
            {texts.verdicts[reason]} {action && texts.actions[action]}
          </Text>
        )}
        {session && (
          <TextLink to="/customers/$id" params={{ id: session.customerId }} size="sm">
            {texts.customer}
          </TextLink>
        )}
      </Stack>
    </Alert>
  );
}

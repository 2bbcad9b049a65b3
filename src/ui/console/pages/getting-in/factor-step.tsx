import { Anchor, Stack } from '@mantine/core';
import { useAction } from '../../core/api.ts';
import { localized } from '../../core/language.ts';
import { type Factor, FactorForm, type FactorProof } from '../../parts/factor-form.tsx';
import { Card } from './card.tsx';
import { BeginPasskeyLogInDocument, CompleteLogInDocument } from './gql/graphql.ts';

const useTexts = localized({
  en: {
    title: 'Your second factor',
    about: 'Your password was right. Now prove that it is you.',
    aboutSso: 'Your company has confirmed who you are. Now use your second factor for this account.',
    again: 'Log in again',
    logIn: 'Log in',
  },
  de: {
    title: 'Ihr zweiter Faktor',
    about: 'Das Passwort war richtig. Weisen Sie nun nach, dass Sie es sind.',
    aboutSso: 'Ihr Unternehmen hat Sie bestätigt. Verwenden Sie nun Ihren zweiten Faktor für dieses Konto.',
    again: 'Erneut anmelden',
    logIn: 'Anmelden',
  },
});

/** A login that waits for the second factor. */
export type Waiting = { challenge: string; factors: readonly Factor[]; bySso: boolean };

/** Reads the waiting login from a SECOND_FACTOR_REQUIRED problem. Null for any other problem. */
export function waitingIn(
  problem: { code: string; extensions: Readonly<Record<string, unknown>> } | null,
): Waiting | null {
  if (problem?.code !== 'SECOND_FACTOR_REQUIRED') return null;
  const { challenge, factors } = problem.extensions;
  return { challenge: String(challenge), factors: factors as Factor[], bySso: false };
}

/** Asks for the second factor of a login. */
export function FactorStep({
  waiting,
  onDone,
  onAgain,
}: {
  waiting: Waiting;
  onDone: () => void;
  onAgain: () => void;
}) {
  const texts = useTexts();
  const { challenge, factors, bySso } = waiting;
  const [complete, { isRunning, problem, clear }] = useAction(CompleteLogInDocument);
  const [begin, beginning] = useAction(BeginPasskeyLogInDocument);
  async function send(proof: FactorProof): Promise<void> {
    beginning.clear();
    const { data } = await complete({ input: { challenge, ...proof } });
    if (data) onDone();
  }
  return (
    <Card title={texts.title} about={bySso ? texts.aboutSso : texts.about}>
      <Stack>
        <FactorForm
          factors={factors}
          passkeyOptions={async () => {
            clear();
            return (await begin({ challenge })).data?.beginCollaboratorPasskeyLogin ?? null;
          }}
          onProof={(proof) => void send(proof)}
          problem={problem ?? beginning.problem}
          isRunning={isRunning || beginning.isRunning}
          action={texts.logIn}
        />
        <Anchor component="button" type="button" size="sm" onClick={onAgain}>
          {texts.again}
        </Anchor>
      </Stack>
    </Card>
  );
}

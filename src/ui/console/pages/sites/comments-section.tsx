import { Alert, Fieldset, Stack, Text, TextInput } from '@mantine/core';
import { useAction } from '../../core/api.ts';
import { useSession } from '../../core/session.tsx';
import { CopyText } from '../../parts/copy.tsx';
import { PasswordField } from '../../parts/password-field.tsx';
import { SettingsForm } from '../../parts/settings-form.tsx';
import { useCommentTexts } from './comment-texts.ts';
import { RemoveDisqusKeysDocument, SetDisqusKeysDocument } from './gql/graphql.ts';
import { type Site, useSite } from './site-context.ts';
import { RemovePart, useSavingPart } from './site-part.tsx';

type Values = { publicKey: string; secret: string };

const EMBED = '<gatehouse-disqus shortname="your-forum"></gatehouse-disqus>';

/** The keys with which customers are logged in to the comments of Disqus. */
export function CommentsSection() {
  const texts = useCommentTexts();
  const { site, reload } = useSite();
  const readOnly = !useSession().can('ADMIN');
  const { disqus: current } = site;
  const [set] = useAction(SetDisqusKeysDocument);
  const save = useSavingPart('disqus', (stored, changes: Partial<Values>, ifUpdatedAt) => {
    const { secret, publicKey } = { ...valuesOf(stored), ...changes };
    return set({ siteId: site.id, input: { publicKey, ...(secret !== '' && { secret }), ifUpdatedAt } });
  });
  return (
    <Stack>
      {!current && <Alert color="blue">{texts.off}</Alert>}
      <SettingsForm<Values>
        initial={valuesOf(current)}
        updatedAt={current?.updatedAt ?? site.updatedAt}
        labels={{ publicKey: texts.publicKey, secret: texts.secret }}
        shown={{}}
        secrets={['secret']}
        validate={{
          publicKey: (value) => (value.trim() === '' ? texts.required : null),
          secret: (value, { publicKey }) =>
            value === '' && current?.publicKey !== publicKey.trim() ? texts.secretNeeded : null,
        }}
        save={save}
        onSaved={reload}
        isReadOnly={readOnly}
      >
        {(form) => (
          <Fieldset legend={texts.legend} disabled={readOnly}>
            <Stack maw={520}>
              <TextInput
                label={texts.publicKey}
                description={texts.publicKeyHelp}
                required
                autoComplete="off"
                {...form.getInputProps('publicKey')}
              />
              <PasswordField
                label={texts.secret}
                description={current ? texts.secretKept : texts.secretHelp}
                autoComplete="off"
                {...form.getInputProps('secret')}
              />
            </Stack>
          </Fieldset>
        )}
      </SettingsForm>
      {current && (
        <Stack gap="xs">
          <Text fw={600}>{texts.embed}</Text>
          <Text size="sm">{texts.embedHelp}</Text>
          <CopyText label={texts.embed} value={EMBED} block />
        </Stack>
      )}
      {current && !readOnly && <RemovePart texts={texts} document={RemoveDisqusKeysDocument} />}
    </Stack>
  );
}

function valuesOf(current: Site['disqus']): Values {
  return { publicKey: current?.publicKey ?? '', secret: '' };
}

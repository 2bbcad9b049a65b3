import { Alert, Skeleton, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useReading } from '../../core/api.ts';
import { localized } from '../../core/language.ts';
import { type MailKind, type MailTextInput, PreviewMailDocument } from './gql/graphql.ts';
import classes from './mail-preview.module.css';

const useTexts = localized({
  en: { title: 'Preview', frame: 'The mail with sample values', wrong: 'The text cannot be sent like this' },
  de: {
    title: 'Vorschau',
    frame: 'Die E-Mail mit Beispielwerten',
    wrong: 'So kann der Text nicht gesendet werden',
  },
});

const TYPING_MS = 400;

/** A mail with sample values. @param draft a text that is not saved yet; null: the saved one */
export function MailPreview({
  mail,
  draft,
}: {
  mail: { siteId: string; kind: MailKind; language: string };
  draft: MailTextInput | null;
}) {
  const texts = useTexts();
  const [given] = useDebouncedValue(JSON.stringify(draft), TYPING_MS);
  const { data, problem } = useReading(PreviewMailDocument, {
    ...mail,
    draft: JSON.parse(given) as MailTextInput | null,
  });
  const said = problem ? Object.values(problem.fields).flat() : [];
  const preview = data?.previewMail;
  return (
    <Stack component="section" aria-label={texts.title} gap="xs">
      {problem && (
        <Alert color="orange" title={texts.wrong}>
          {said.length > 0 ? said.join(' ') : problem.message}
        </Alert>
      )}
      {!preview && !problem && <Skeleton height={360} />}
      {preview && !problem && (
        <>
          <Text size="sm" fw={600}>
            {preview.subject}
          </Text>
          {/* The sandbox does not allow scripts. */}
          <iframe
            title={texts.frame}
            sandbox="allow-same-origin"
            srcDoc={withNonce(preview.html)}
            onLoad={(event) => applyStyles(event.currentTarget.contentDocument)}
            className={classes.mail}
          />
        </>
      )}
    </Stack>
  );
}

/**
 * The frame inherits the Content-Security-Policy of the console. This policy refuses style attributes, and style
 * elements without the nonce of the console.
 * Quotation marks in the texts of a mail are escaped, so ` style="` is found only in attributes.
 */
function withNonce(html: string): string {
  const { nonce = '' } = document.querySelector<HTMLScriptElement>('script[nonce]') ?? {};
  return html.replaceAll(' style="', ' data-style="').replace(/<style\b/g, `<style nonce="${nonce}"`);
}

/** Applies the styles by script, which the policy allows. */
function applyStyles(mail: Document | null): void {
  for (const element of mail?.querySelectorAll<HTMLElement>('[data-style]') ?? [])
    element.style.cssText = element.dataset.style ?? '';
}

import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useNavigate } from '@tanstack/react-router';
import { useAction } from '../../core/api.ts';
import { localized } from '../../core/language.ts';
import { fieldErrors } from '../../core/problem.ts';
import { Help } from '../../parts/help.tsx';
import { BackLink } from '../../parts/links.tsx';
import { notifyDone } from '../../parts/notify.ts';
import { Page } from '../../parts/page.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { CreateSiteDocument } from './gql/graphql.ts';
import { useSettingTexts } from './setting-controls.ts';

const useTexts = localized({
  en: {
    title: 'Create a site',
    back: 'All sites',
    slug: 'Short name',
    slugHelp: 'Lower-case letters, digits and dashes. It never changes.',
    slugWrong: 'Lower-case letters, digits and dashes only, and no dash at the beginning.',
    create: 'Create the site',
    created: 'The site was created.',
  },
  de: {
    title: 'Website anlegen',
    back: 'Alle Websites',
    slug: 'Kurzname',
    slugHelp: 'Kleinbuchstaben, Ziffern und Bindestriche. Er ändert sich nie.',
    slugWrong: 'Nur Kleinbuchstaben, Ziffern und Bindestriche, und kein Bindestrich am Anfang.',
    create: 'Website anlegen',
    created: 'Die Website wurde angelegt.',
  },
});

const SLUG = /^[a-z0-9][a-z0-9-]{0,62}$/;

/** Creates a site with its short name, name and address. The other settings are on the page of the site. */
export function NewSitePage() {
  const texts = useTexts();
  const { name, link } = useSettingTexts();
  const navigate = useNavigate();
  const [create, { isRunning, problem }] = useAction(CreateSiteDocument);
  const form = useForm({
    initialValues: { slug: '', name: '', link: '' },
    validate: { slug: (value) => (SLUG.test(value) ? null : texts.slugWrong) },
    validateInputOnBlur: true,
  });
  async function submit(values: { slug: string; name: string; link: string }): Promise<void> {
    const settings = {
      ...(values.name.trim() && { name: values.name }),
      ...(values.link.trim() && { link: values.link.trim() }),
    };
    const outcome = await create({ slug: values.slug, settings });
    if (outcome.data) {
      notifyDone(texts.created);
      await navigate({ to: '/sites/$siteId', params: { siteId: outcome.data.createSite.id } });
      return;
    }
    form.setErrors(fieldErrors(outcome.problem));
  }
  return (
    <Page title={texts.title} above={<BackLink to="/sites">{texts.back}</BackLink>}>
      <form onSubmit={form.onSubmit((values) => void submit(values))} noValidate>
        <Stack maw={520}>
          <TextInput
            label={texts.slug}
            description={<Help text={texts.slugHelp} name="slug" />}
            required
            autoComplete="off"
            {...form.getInputProps('slug')}
          />
          <TextInput
            label={name.label}
            description={<Help text={name.help} name="name" />}
            autoComplete="off"
            {...form.getInputProps('name')}
          />
          <TextInput
            label={link.label}
            description={<Help text={link.help} name="link" />}
            type="url"
            placeholder="https://"
            autoComplete="off"
            {...form.getInputProps('link')}
          />
          <ProblemNotice problem={problem} />
          <Group>
            <Button type="submit" loading={isRunning}>
              {texts.create}
            </Button>
          </Group>
        </Stack>
      </form>
    </Page>
  );
}

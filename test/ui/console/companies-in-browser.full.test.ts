import { expect, test } from 'vitest';
import { startCompany } from '../../administration/employee-sso/company.ts';
import { dnsOfTest } from '../../enterprise/scene.ts';
import { describeChromium } from '../../support/chromium.ts';
import { onlyInFullRun } from '../../support/counts.ts';
import { makeSigningPair, metadataXml, startSamlProvider } from '../../support/saml-provider.ts';
import { editors } from './acting-roles.ts';
import { looks } from './looks.ts';
import { choose, differenceOn, review, saveChanges, sitePages } from './site-pages.ts';

describeChromium('the pages of companies', () => {
  const dns = dnsOfTest();
  const { readDnsTexts } = dns.options;
  const pages = sitePages(async () => ({ LOGIN_HOST_PROOF: 'true' }), readDnsTexts ? { readDnsTexts } : {});
  const database = () => pages.server.gatehouse.prisma;
  const named = (name: string) =>
    database().enterpriseConnection.findFirst({
      where: { name },
      include: { domains: true, plans: true, scimToken: true },
    });

  test.each(editors)(
    'an %s connects a company by OpenID Connect, adds a domain, a plan and a SCIM token, and deletes the company',
    async (role) => {
      const { issuer, state } = await startCompany();
      const name = `Works of ${role}`;
      const domain = `${role.toLowerCase()}.example`;
      const plan = await database().plan.create({ data: { siteId: 1, nickname: `Campus ${role}` } });
      const page = await pages.open(role, 'companies');
      await page.getByText('There is no company yet').waitFor();
      await looks(page, 'companies-none');
      await page.getByRole('button', { name: 'Add a company' }).click();
      const form = page.getByRole('dialog');
      await form.getByLabel('Company', { exact: true }).fill(name);
      await form.getByRole('button', { name: 'Add a company' }).click();
      expect(await form.getByText('Please fill in this field.').count()).toBe(3);
      await form.getByLabel('Issuer').fill('http://127.0.0.1:1');
      await form.getByLabel('Client id').fill('gatehouse');
      await form.getByLabel('Client secret').fill('the secret of the client');
      await form.getByRole('button', { name: 'Add a company' }).click();
      await form.getByText('must answer with the metadata of this issuer').waitFor();
      await looks(page, 'companies-new');
      await form.getByLabel('Issuer').fill(issuer);
      await form.getByRole('button', { name: 'Add a company' }).click();
      await page.getByRole('heading', { name, level: 1 }).waitFor();
      const id = (await named(name))?.id;
      await page.getByText(`${pages.publicUrl}/enterprise/${id}/callback`).waitFor();
      await page.getByText('No proven domain').waitFor();

      await page.getByLabel('Domain, such as').fill('gmail.com');
      await page.getByRole('button', { name: 'Add the domain' }).click();
      await page.getByText('gmail.com belongs to a public mail service').waitFor();
      await page.getByLabel('Domain, such as').fill(domain);
      await page.getByRole('button', { name: 'Add the domain' }).click();
      const row = page.getByRole('article', { name: domain });
      await row.waitFor();
      const [recordName = '', recordText = ''] = await row.locator('code').allInnerTexts();
      expect(recordName).toBe(`_gatehouse.${domain}`);
      await row.getByRole('button', { name: `Check now: ${domain}` }).click();
      await row.getByText('The domain is not proven').waitFor();
      await looks(page, 'company-unproven');
      dns.records.set(recordName, [recordText]);
      await row.getByRole('button', { name: `Check now: ${domain}` }).click();
      await row.getByText('Proven', { exact: true }).waitFor();
      await page.getByText('In use').waitFor();

      state.person = { sub: 'ann', email: `ann@${domain}`, email_verified: true };
      const opened = page.waitForEvent('popup');
      await page.getByRole('button', { name: `Try it: ${name}` }).click();
      await (await opened).waitForURL('**/identity-providers/tested');
      await page.getByText('The provider works', { exact: true }).waitFor();
      await page.getByText(`ann@${domain} (verified by the provider)`).waitFor();
      await looks(page, 'company-tried');

      await page.getByLabel('Groups (name').fill('groups');
      await page.getByRole('button', { name: 'Add a plan' }).click();
      await choose(page, 'Plan', plan.nickname);
      const plans = page.getByRole('group', { name: 'Plans that the company pays for' });
      await choose(page, 'Domain', domain);
      await plans.getByLabel('Group').fill('readers');
      await page.getByLabel('At the company only').press('Space');
      await page.getByRole('button', { name: 'Review the changes' }).click();
      expect(await differenceOn(page)).toEqual([
        'At the company only off on',
        'Groups (name of the claim or attribute) (empty) groups',
        `Plans that the company pays for – ${plan.nickname}: ${domain}, readers`,
      ]);
      await looks(page, 'company-review');
      await review(page).getByRole('button', { name: 'Save', exact: true }).click();
      await expect
        .poll(async () => (await named(name))?.plans)
        .toMatchObject([{ planId: plan.id, domain, group: 'readers' }]);

      await page.getByRole('button', { name: 'Create a token' }).click();
      const secret = page.getByRole('dialog', { name: 'SCIM token' });
      await secret.waitFor();
      const [address = '', token = ''] = await secret.locator('code').allInnerTexts();
      const asked = (bearer: string) =>
        fetch(`${address}/Users`, { headers: { authorization: `Bearer ${bearer}` } });
      expect((await asked(token)).status).toBe(200);
      await looks(page, 'company-scim-token');
      await secret.getByRole('button', { name: 'Close' }).click();
      await page.getByRole('button', { name: 'Renew the token' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Renew the token' }).click();
      await secret.waitFor();
      expect((await asked(token)).status).toBe(401);
      await secret.getByRole('button', { name: 'Close' }).click();
      await looks(page, 'company');
      await page.getByRole('button', { name: 'Remove the token' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Remove the token' }).click();
      await page.getByRole('button', { name: 'Create a token' }).waitFor();
      expect((await named(name))?.scimToken).toBeNull();

      await page.getByRole('link', { name: 'Companies' }).first().click();
      await page.getByRole('cell', { name: domain }).waitFor();
      await looks(page, 'companies');
      await page.getByRole('link', { name, exact: true }).click();
      await row.getByRole('button', { name: 'Remove' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
      await page.getByText('There is no domain yet').waitFor();
      await page.getByRole('button', { name: 'Delete' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
      await page.getByText('There is no company yet').waitFor();
      expect(await named(name)).toBeNull();
    },
  );

  onlyInFullRun(() => {
    test('a company with SAML shows a failed refresh, takes new metadata, and shows a conflict', async () => {
      const [first, second] = [makeSigningPair(), makeSigningPair()];
      const provider = await startSamlProvider(first);
      const page = await pages.open('ADMIN', 'companies');
      await page.getByRole('button', { name: 'Add a company' }).click();
      const form = page.getByRole('dialog');
      await form.getByLabel('Company', { exact: true }).fill('Bank');
      await form.getByLabel('SAML 2.0').check();
      await form.getByLabel('As XML').check();
      await form.getByLabel('Metadata (XML)').fill('<no/>');
      await form.getByRole('button', { name: 'Add a company' }).click();
      await form.locator('[aria-invalid=true]').waitFor();
      await looks(page, 'companies-new-saml');
      await form.getByLabel('From an address').check();
      await form.getByLabel('Address of the metadata').fill(provider.metadataUrl);
      await form.getByRole('button', { name: 'Add a company' }).click();
      await page.getByRole('heading', { name: 'Bank', level: 1 }).waitFor();
      const id = (await named('Bank'))?.id ?? 0;
      await page.getByText(`${pages.publicUrl}/enterprise/${id}/saml/acs`).waitFor();
      await page.getByText(`${pages.publicUrl}/enterprise/${id}/saml/metadata`).waitFor();

      provider.state.metadata = 'no metadata';
      await page.getByRole('button', { name: 'Refresh now' }).click();
      await page.getByText('The last refresh has failed').waitFor();
      await looks(page, 'company-metadata-problem');
      await page.getByRole('button', { name: 'Replace' }).click();
      await form.getByLabel('As XML').check();
      const xml = metadataXml(provider.entityId, 'https://bank.example/sso', [second]);
      await form.getByLabel('Metadata (XML)').fill(xml);
      await form.getByRole('button', { name: 'Replace' }).click();
      await page.getByText('They were entered as XML').waitFor();
      expect(await named('Bank')).toMatchObject({ metadataUrl: null, metadataProblem: null });

      await page.getByLabel('Company', { exact: true }).fill('My bank');
      const other = await pages.open('ADMIN', `companies/${id}`);
      await other.getByLabel('Company', { exact: true }).fill('Their bank');
      await saveChanges(other);
      await expect.poll(() => named('Their bank')).not.toBeNull();
      await saveChanges(page);
      await review(page).getByText('The ADMIN').first().waitFor();
      await looks(page, 'company-conflict');
      await review(page).getByRole('button', { name: 'Save mine anyway' }).click();
      await expect.poll(() => named('My bank')).not.toBeNull();
    });
  });

  test('SUPPORT is refused, and the page of an unknown company says that it does not exist', async () => {
    const support = await pages.open('SUPPORT', 'companies');
    await support.locator('[role=alert][data-code=FORBIDDEN]').waitFor();
    const page = await pages.open('ADMIN', 'companies/99');
    await page.getByText('There is no such company').waitFor();
  });
});

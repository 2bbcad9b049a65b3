import { Alert, Badge, Button, Group, Paper, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useAction } from '../../core/api.ts';
import type { Problem } from '../../core/problem.ts';
import { ConfirmButton } from '../../parts/confirm-button.tsx';
import { Given } from '../../parts/copy.tsx';
import { notifyDone } from '../../parts/notify.ts';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { Ago } from '../../parts/time.tsx';
import { TitledCard } from '../../parts/titled-card.tsx';
import { useConnectTexts } from './connect-texts.ts';
import {
  AddCompanyDomainDocument,
  CheckCompanyDomainDocument,
  type CompanyFragment,
  RemoveCompanyDomainDocument,
} from './gql/graphql.ts';

type Domain = CompanyFragment['domains'][number];

/** The email domains of a company, each with the DNS record that proves it. */
export function CompanyDomains({ company, onChanged }: { company: CompanyFragment; onChanged: () => void }) {
  const texts = useConnectTexts();
  return (
    <TitledCard title={texts.domains} about={texts.domainsAbout}>
      {company.domains.length === 0 && <Text size="sm">{texts.noDomain}</Text>}
      {company.domains.map((domain) => (
        <ShownDomain key={domain.id} domain={domain} onChanged={onChanged} />
      ))}
      <AddDomain companyId={company.id} onAdded={onChanged} />
    </TitledCard>
  );
}

function ShownDomain({ domain: given, onChanged }: { domain: Domain; onChanged: () => void }) {
  const texts = useConnectTexts();
  const { id, domain, recordName, recordText, verifiedAt, checkedAt, failingSince } = given;
  const [check, { isRunning, problem }] = useAction(CheckCompanyDomainDocument);
  const isProven = verifiedAt !== null;
  async function checkNow(): Promise<void> {
    const { data } = await check({ id });
    if (data) notifyDone(texts.isProven(domain));
    onChanged();
  }
  const [state, color] = isProven
    ? failingSince
      ? [texts.failing, 'red']
      : [texts.proven, 'teal']
    : [texts.notProven, 'orange'];
  return (
    <Paper withBorder p="sm" component="article" aria-label={domain}>
      <Stack gap="xs">
        <Group justify="space-between">
          <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
            {domain}
          </Text>
          <Badge variant="light" color={color}>
            {state}
          </Badge>
        </Group>
        {failingSince && (
          <Text size="sm">
            {texts.failingSince} <Ago iso={failingSince} />. {texts.failingEffect}
          </Text>
        )}
        {checkedAt && (
          <Text size="sm" c="dimmed">
            {texts.checked}: <Ago iso={checkedAt} />
          </Text>
        )}
        {(!isProven || failingSince) && (
          <>
            <Given label={texts.recordName} value={recordName} />
            <Given label={texts.recordText} value={recordText} />
          </>
        )}
        <CheckProblem problem={problem} recordText={recordText} />
        <Group>
          {(!isProven || failingSince) && (
            <Button
              size="xs"
              loading={isRunning}
              onClick={() => void checkNow()}
              aria-label={`${texts.check}: ${domain}`}
            >
              {texts.check}
            </Button>
          )}
          <ConfirmButton
            size="xs"
            variant="default"
            label={texts.removeDomain}
            title={texts.removeDomainTitle(domain)}
            about={texts.removeDomainAbout}
            document={RemoveCompanyDomainDocument}
            variables={{ id }}
            onDone={() => {
              notifyDone(texts.domainRemoved);
              onChanged();
            }}
          />
        </Group>
      </Stack>
    </Paper>
  );
}

/** Why a check has not proven the domain. A reason that only repeats the record, which is shown above, is left out. */
function CheckProblem({ problem, recordText }: { problem: Problem | null; recordText: string }) {
  const texts = useConnectTexts();
  const given = problem?.fields.id;
  if (!given) return <ProblemNotice problem={problem} />;
  const reasons = given.filter((reason) => !reason.includes(recordText));
  return (
    <Alert color="orange" role="alert" title={texts.notFound}>
      <Text size="sm">{reasons.length === 0 ? texts.notFoundAbout : reasons.join(' ')}</Text>
    </Alert>
  );
}

function AddDomain({ companyId, onAdded }: { companyId: string; onAdded: () => void }) {
  const texts = useConnectTexts();
  const [domain, setDomain] = useState('');
  const [add, { isRunning, problem }] = useAction(AddCompanyDomainDocument);
  async function send(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (domain.trim() === '') return;
    const { data } = await add({ connectionId: companyId, domain });
    if (!data) return;
    setDomain('');
    onAdded();
  }
  const wrong = problem?.fields.domain?.join(' ');
  return (
    <form noValidate onSubmit={(event) => void send(event)}>
      <Stack gap="xs">
        <TextInput
          label={texts.newDomain}
          autoComplete="off"
          value={domain}
          onChange={({ currentTarget }) => setDomain(currentTarget.value)}
          error={wrong}
        />
        {wrong === undefined && <ProblemNotice problem={problem} />}
        <Group>
          <Button type="submit" variant="default" loading={isRunning}>
            {texts.addDomain}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

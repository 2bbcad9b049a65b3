import { Badge, Button, Group, Text } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useReading } from '../../core/api.ts';
import { localized } from '../../core/language.ts';
import { useSession } from '../../core/session.tsx';
import { CsvButton } from '../../parts/csv-export.tsx';
import { type Column, DataTable, EmptyState } from '../../parts/data-table.tsx';
import { Loaded, Page } from '../../parts/page.tsx';
import { useRoleNames } from '../../parts/role-names.ts';
import { At } from '../../parts/time.tsx';
import { TeamDocument, type TeamQuery } from './gql/graphql.ts';
import { InviteDialog } from './invite-dialog.tsx';
import { MemberMenu } from './member-menu.tsx';

const useTexts = localized({
  en: {
    title: 'Team',
    about: 'The people who run this account, and what each of them may do.',
    invite: 'Invite',
    who: 'Who',
    name: 'Name',
    role: 'Role',
    since: 'Since',
    actions: 'Actions',
    invited: 'invited',
    isInvited: 'Invited',
    you: 'you',
    none: 'There are no collaborators yet',
  },
  de: {
    title: 'Team',
    about: 'Die Menschen, die dieses Konto betreiben, und was sie dürfen.',
    invite: 'Einladen',
    who: 'Wer',
    name: 'Name',
    role: 'Rolle',
    since: 'Seit',
    actions: 'Aktionen',
    invited: 'eingeladen',
    isInvited: 'Eingeladen',
    you: 'Sie',
    none: 'Hier ist noch niemand',
  },
});

type Member = TeamQuery['collaborators'][number];

/** The collaborators of the account, for owners. */
export function TeamPage() {
  const texts = useTexts();
  const roles = useRoleNames();
  const team = useReading(TeamDocument, {});
  const { collaborator } = useSession();
  const [isInviting, setInviting] = useState(false);
  const columns: Column<Member>[] = [
    {
      key: 'who',
      title: texts.who,
      cell: ({ id, name, email, invited }) => (
        <>
          <Group gap="xs">
            <Text size="sm" fw={600}>
              {name ?? email}
            </Text>
            {invited && <Badge variant="light">{texts.invited}</Badge>}
            {id === collaborator.id && (
              <Badge variant="light" color="gray">
                {texts.you}
              </Badge>
            )}
          </Group>
          {name !== null && (
            <Text size="sm" c="dimmed">
              {email}
            </Text>
          )}
        </>
      ),
      csv: ({ email }) => email,
    },
    { key: 'role', title: texts.role, cell: ({ role }) => roles[role], csv: ({ role }) => roles[role] },
    {
      key: 'since',
      title: texts.since,
      cell: ({ createdAt }) => <At iso={createdAt} />,
      csv: ({ createdAt }) => createdAt,
    },
    {
      key: 'actions',
      title: texts.actions,
      alignEnd: true,
      cell: (member) => <MemberMenu member={member} onChanged={team.reload} />,
    },
  ];
  // The table shows these values in the column of the email.
  const inFileOnly: Column<Member>[] = [
    { key: 'name', title: texts.name, cell: ({ name }) => name, csv: ({ name }) => name },
    { key: 'invited', title: texts.isInvited, cell: ({ invited }) => invited, csv: ({ invited }) => invited },
  ];
  return (
    <Page
      title={texts.title}
      about={texts.about}
      actions={
        <Button leftSection={<IconUserPlus size={18} aria-hidden />} onClick={() => setInviting(true)}>
          {texts.invite}
        </Button>
      }
    >
      <Loaded reading={team}>
        {({ collaborators }) => (
          <>
            <DataTable
              label={texts.title}
              columns={columns}
              rows={collaborators}
              rowKey={({ id }) => id}
              empty={<EmptyState title={texts.none} />}
            />
            <CsvButton columns={[...columns, ...inFileOnly]} rows={collaborators} fileName="team" />
          </>
        )}
      </Loaded>
      <InviteDialog isOpen={isInviting} onClose={() => setInviting(false)} onInvited={team.reload} />
    </Page>
  );
}

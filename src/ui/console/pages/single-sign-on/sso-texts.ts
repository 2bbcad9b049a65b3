import { localized } from '../../core/language.ts';

export const useSsoTexts = localized({
  en: {
    title: 'Single sign-on',
    about:
      'Your colleagues log in to this console at the provider of your company, such as Google or Microsoft.',
    setUp: 'For your provider and your domain',
    redirectUri: 'Redirect URI',
    redirectUriAbout: 'Register it with the web application at your provider.',
    dns: 'TXT record',
    dnsAbout: 'Add it under _gatehouse.<your domain>, such as _gatehouse.paper.example.',
    startUrl: 'Login address',
    startUrlAbout:
      'It leads directly to your provider. So does “Log in with your company” on the login page of the console.',
    settings: 'Settings',
    issuerAbout: 'Such as https://accounts.google.com or https://login.microsoftonline.com/<tenant>/v2.0',
    domains: 'Email domains',
    domainsAbout:
      'Only people with an email in these domains can log in this way. To add a domain, you need its TXT record.',
    groupsClaim: 'Groups claim (optional)',
    groupsClaimAbout:
      'Such as groups. Without it, each collaborator needs an invitation, which gives the role.',
    groups: 'Roles of groups',
    group: 'Group',
    role: 'Role',
    addGroup: 'Add a group',
    removeGroup: 'Remove the group',
    ssoOnly: 'SSO only',
    ssoOnlyAbout:
      'Passwords are refused, except your own: you can use it if the provider fails, with a second factor.',
    keeps: (email: string) =>
      `Passwords are refused, except that of ${email}, who can use it if the provider fails.`,
    remove: 'Remove the single sign-on',
    removeTitle: 'Remove the single sign-on?',
    removeAbout:
      'All sessions that began with a login at the provider are ended, except yours. Colleagues without a password choose one with “Forgotten your password?”.',
    removed: 'The single sign-on was removed.',
  },
  de: {
    title: 'Anmeldung über das Unternehmen',
    about:
      'Ihre Kolleginnen und Kollegen melden sich beim Anbieter Ihres Unternehmens in dieser Konsole an, etwa bei Google oder Microsoft.',
    setUp: 'Für Ihren Anbieter und Ihre Domain',
    redirectUri: 'Rücksprungadresse (Redirect URI)',
    redirectUriAbout: 'Hinterlegen Sie sie bei der Web-Anwendung Ihres Anbieters.',
    dns: 'TXT-Eintrag',
    dnsAbout: 'Legen Sie ihn unter _gatehouse.<Ihre Domain> an, etwa _gatehouse.paper.example.',
    startUrl: 'Anmeldeadresse',
    startUrlAbout:
      'Sie führt direkt zu Ihrem Anbieter, ebenso wie „Über Ihr Unternehmen anmelden“ auf der Anmeldeseite der Konsole.',
    settings: 'Einstellungen',
    issuerAbout: 'Etwa https://accounts.google.com oder https://login.microsoftonline.com/<tenant>/v2.0',
    domains: 'Domains der E-Mails',
    domainsAbout:
      'Nur wer eine E-Mail dieser Domains hat, kann sich so anmelden. Jede Domain braucht beim Hinzufügen den TXT-Eintrag.',
    groupsClaim: 'Claim der Gruppen (optional)',
    groupsClaimAbout: 'Etwa groups. Ohne ihn braucht jede Person eine Einladung, die ihre Rolle bestimmt.',
    groups: 'Rollen der Gruppen',
    group: 'Gruppe',
    role: 'Rolle',
    addGroup: 'Gruppe hinzufügen',
    removeGroup: 'Gruppe entfernen',
    ssoOnly: 'Nur über das Unternehmen',
    ssoOnlyAbout:
      'Passwörter werden abgelehnt, außer Ihrem: Fällt der Anbieter aus, melden Sie sich damit und mit einem zweiten Faktor an.',
    keeps: (email: string) =>
      `Passwörter werden abgelehnt, außer dem von ${email}, für den Fall, dass der Anbieter ausfällt.`,
    remove: 'Anmeldung über das Unternehmen entfernen',
    removeTitle: 'Anmeldung über das Unternehmen entfernen?',
    removeAbout:
      'Alle Sitzungen, die mit einer Anmeldung beim Anbieter begannen, werden beendet, außer Ihrer. Wer kein Passwort hat, wählt eines mit „Passwort vergessen?“.',
    removed: 'Die Anmeldung über das Unternehmen wurde entfernt.',
  },
});

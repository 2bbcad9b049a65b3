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
      'It leads directly to your provider. The login page of the console leads there too, when the email is entered.',
    settings: 'Settings',
    issuerAbout: 'Such as https://accounts.google.com or https://login.microsoftonline.com/<tenant>/v2.0',
    domains: 'Email domains',
    domainsAbout: 'Only emails in these domains can log in. To add a domain, you need its TXT record.',
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
      'Passwords are refused. Your own password stays valid, in case the provider fails. A login with it needs a second factor.',
    keeps: (email: string) =>
      `Passwords are refused, except the password of ${email}, in case the provider fails.`,
    remove: 'Remove the single sign-on',
    removeTitle: 'Remove the single sign-on?',
    removeAbout:
      'The sessions that began at the provider end. Colleagues without a password choose one with “Forgotten your password?”.',
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
      'Sie führt direkt zu Ihrem Anbieter. Die Anmeldeseite der Konsole führt auch dorthin, wenn die E-Mail eingegeben ist.',
    settings: 'Einstellungen',
    issuerAbout: 'Etwa https://accounts.google.com oder https://login.microsoftonline.com/<tenant>/v2.0',
    domains: 'Domains der E-Mails',
    domainsAbout:
      'Nur E-Mails dieser Domains können sich anmelden. Jede braucht beim Hinzufügen den TXT-Eintrag.',
    groupsClaim: 'Claim der Gruppen (optional)',
    groupsClaimAbout: 'Etwa groups. Ohne ihn braucht jede Person eine Einladung, die ihre Rolle bestimmt.',
    groups: 'Rollen der Gruppen',
    group: 'Gruppe',
    role: 'Rolle',
    addGroup: 'Gruppe hinzufügen',
    removeGroup: 'Gruppe entfernen',
    ssoOnly: 'Nur über das Unternehmen',
    ssoOnlyAbout:
      'Passwörter werden abgelehnt. Sie behalten Ihres für den Fall, dass der Anbieter ausfällt. Eine Anmeldung damit braucht einen zweiten Faktor.',
    keeps: (email: string) =>
      `Passwörter werden abgelehnt, außer dem von ${email}, für den Fall, dass der Anbieter ausfällt.`,
    remove: 'Anmeldung über das Unternehmen entfernen',
    removeTitle: 'Anmeldung über das Unternehmen entfernen?',
    removeAbout:
      'Die Sitzungen, die beim Anbieter begannen, enden. Wer kein Passwort hat, wählt eines mit „Passwort vergessen?“.',
    removed: 'Die Anmeldung über das Unternehmen wurde entfernt.',
  },
});

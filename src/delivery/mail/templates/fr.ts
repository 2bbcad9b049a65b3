import type { Templates } from './template.ts';

export const fr: Templates = {
  passwordReset: {
    subject: 'Réinitialisez votre mot de passe pour {{siteName}}',
    paragraphs: [
      'Quelqu’un, sans doute vous, a demandé à réinitialiser votre mot de passe pour {{siteName}}.',
      '{{link}}',
      'Ce lien peut servir une seule fois, jusqu’au {{until}}.',
    ],
    action: 'Choisir un nouveau mot de passe',
    warning: ['Si ce n’était pas vous, vous n’avez rien à faire : votre mot de passe reste inchangé.'],
  },
  emailVerification: {
    subject: 'Confirmez votre adresse e-mail pour {{siteName}}',
    paragraphs: [
      'Veuillez confirmer que cette adresse e-mail est bien la vôtre.',
      '{{link}}',
      'Ce lien peut servir une seule fois, jusqu’au {{until}}.',
    ],
    action: 'Confirmer l’adresse e-mail',
    warning: [
      'Si vous ne vous êtes pas inscrit vous-même chez {{siteName}}, ne confirmez pas : la personne qui l’a fait obtiendrait un compte à votre adresse.',
    ],
  },
  newEmailVerification: {
    subject: 'Confirmez votre adresse e-mail pour {{siteName}}',
    paragraphs: [
      'Cette adresse e-mail a été indiquée dans un compte chez {{siteName}}. Si c’est votre compte, confirmez l’adresse.',
      '{{link}}',
      'Le lien est valable une fois, jusqu’au {{until}}.',
    ],
    action: 'Confirmer ma nouvelle adresse e-mail',
    warning: [],
    other: {
      before:
        'Si ce n’est pas votre compte, ne confirmez pas. Signalez-le, et le compte retrouvera son adresse précédente :',
      action: 'Ce n’est pas mon compte',
    },
  },
  passwordlessLogin: {
    subject: 'Connectez-vous à {{siteName}}',
    paragraphs: [
      'Quelqu’un, sans doute vous, a demandé à se connecter à {{siteName}} sans mot de passe.',
      '{{link}}',
      'Sur un autre appareil, saisissez plutôt ce code : {{code}}. Il est valable jusqu’au {{codeUntil}}.',
    ],
    action: 'Se connecter',
    warning: [
      'Ce lien est valable jusqu’au {{until}}. Ne le donnez à personne : qui le possède peut se connecter à votre place.',
      'Si ce n’était pas vous, ignorez ce message.',
    ],
  },
  passwordChanged: {
    subject: 'Votre mot de passe pour {{siteName}} a été modifié',
    paragraphs: [
      'Votre mot de passe pour {{siteName}} a été modifié le {{at}}, et tous les appareils ont été déconnectés.',
    ],
    warning: ['Si ce n’était pas vous, réinitialisez votre mot de passe sans attendre.'],
  },
  emailChanged: {
    subject: 'Votre adresse e-mail pour {{siteName}} a été modifiée',
    paragraphs: [
      'L’adresse e-mail de votre compte chez {{siteName}} a été modifiée le {{at}}. Connectez-vous désormais avec la nouvelle.',
    ],
    action: 'Annuler la modification',
    warning: [
      'Si ce n’était pas vous, annulez la modification :',
      '{{link}}',
      'Le lien est valable jusqu’au {{until}}, mais au plus jusqu’à trois jours après la confirmation de la nouvelle adresse. Il déconnecte tous les appareils et vous permet de choisir un nouveau mot de passe.',
    ],
  },
  emailRestored: {
    subject: 'Votre adresse e-mail pour {{siteName}} est de nouveau celle-ci',
    paragraphs: [
      'Le changement de l’adresse e-mail de votre compte chez {{siteName}} a pris fin le {{at}} : il n’a pas été confirmé à la nouvelle adresse. Connectez-vous désormais avec cette adresse.',
      'Si vous voulez utiliser la nouvelle adresse, saisissez-la encore une fois et ouvrez le lien que nous y envoyons.',
    ],
    warning: [],
  },
  authenticatorAdded: {
    subject: 'Un second facteur a été ajouté à votre compte chez {{siteName}}',
    paragraphs: [
      'Une application d’authentification ou une clé d’accès a été ajoutée à votre compte chez {{siteName}} le {{at}}.',
    ],
    warning: [
      'Si ce n’était pas vous, réinitialisez votre mot de passe sans attendre et écrivez à {{siteName}}.',
    ],
  },
  authenticatorRemoved: {
    subject: 'Un second facteur a été retiré de votre compte chez {{siteName}}',
    paragraphs: [
      'Une application d’authentification ou une clé d’accès a été retirée de votre compte chez {{siteName}} le {{at}}.',
    ],
    warning: [
      'Si ce n’était pas vous, réinitialisez votre mot de passe sans attendre et écrivez à {{siteName}}.',
    ],
  },
  recoveryCodesRenewed: {
    subject: 'Nouveaux codes de récupération pour votre compte chez {{siteName}}',
    paragraphs: [
      'De nouveaux codes de récupération ont été créés pour votre compte chez {{siteName}} le {{at}}. Les précédents ne sont plus valables.',
    ],
    warning: [
      'Si ce n’était pas vous, réinitialisez votre mot de passe sans attendre et écrivez à {{siteName}}.',
    ],
  },
  identityLinked: {
    subject: 'Un autre moyen de se connecter à {{siteName}} a été ajouté',
    paragraphs: [
      'Depuis le {{at}}, on peut aussi se connecter à votre compte chez {{siteName}} avec {{provider}}.',
    ],
    warning: [
      'Si ce n’était pas vous, réinitialisez votre mot de passe sans attendre et écrivez à {{siteName}}.',
    ],
  },
  identityUnlinked: {
    subject: 'Un moyen de se connecter à {{siteName}} a été supprimé',
    paragraphs: [
      'Depuis le {{at}}, on ne peut plus se connecter à votre compte chez {{siteName}} avec {{provider}}.',
    ],
    warning: [
      'Si ce n’était pas vous, réinitialisez votre mot de passe sans attendre et écrivez à {{siteName}}.',
    ],
  },
  passwordRemoved: {
    subject: 'Votre mot de passe pour {{siteName}} a été supprimé',
    paragraphs: [
      'Le {{at}}, en vous connectant à {{siteName}}, vous avez confirmé pour la première fois que cette adresse e-mail est la vôtre. Un compte avec cette adresse existait déjà, et une autre personne l’a peut-être créé.',
      'Son mot de passe et tous les autres moyens de connexion ont donc été supprimés, et tous les appareils ont été déconnectés. Pour vous connecter de nouveau avec un mot de passe, choisissez-en un avec « Mot de passe oublié » chez {{siteName}}.',
    ],
    warning: [
      'Si ce n’est pas vous qui vous êtes connecté, réinitialisez votre mot de passe sans attendre et écrivez à {{siteName}}.',
    ],
  },
  waysInRemoved: {
    subject: 'D’autres moyens de se connecter à {{siteName}} ont été supprimés',
    paragraphs: [
      'Le {{at}}, vous avez confirmé pour la première fois que cette adresse e-mail est la vôtre. Un compte chez {{siteName}} avec cette adresse existait déjà, et une autre personne l’a peut-être créé.',
      'Les identités liées et les seconds facteurs de ce compte ont donc été supprimés, et tous les appareils ont été déconnectés. Vous pouvez les configurer de nouveau.',
    ],
    warning: [
      'Si ce n’était pas vous, réinitialisez votre mot de passe sans attendre et écrivez à {{siteName}}.',
    ],
  },
  newDevice: {
    subject: 'Un nouvel appareil s’est connecté à {{siteName}}',
    paragraphs: [
      'Une connexion à votre compte chez {{siteName}} a eu lieu le {{at}}, depuis un appareil que nous n’avions jamais vu.',
      'Appareil : {{device}}. Adresse : {{source}}.',
    ],
    warning: ['Si ce n’était pas vous, changez votre mot de passe sans attendre.'],
  },
};

import type { Templates } from './template.ts';

export const fr: Templates = {
  passwordReset: {
    subject: 'Réinitialisez votre mot de passe pour {site}',
    before: ['Quelqu’un, sans doute vous, a demandé à réinitialiser votre mot de passe pour {site}.'],
    action: 'Choisir un nouveau mot de passe',
    after: [
      'Ce lien peut servir une seule fois, jusqu’au {until}.',
      'Si ce n’était pas vous, vous n’avez rien à faire : votre mot de passe reste inchangé.',
    ],
  },
  emailVerification: {
    subject: 'Confirmez votre adresse e-mail pour {site}',
    before: ['Veuillez confirmer que cette adresse e-mail est bien la vôtre.'],
    action: 'Confirmer l’adresse e-mail',
    after: [
      'Ce lien peut servir une seule fois, jusqu’au {until}.',
      'Si vous ne vous êtes pas inscrit vous-même chez {site}, ne confirmez pas : la personne qui l’a fait obtiendrait un compte à votre adresse.',
    ],
  },
  newEmailVerification: {
    subject: 'Confirmez votre adresse e-mail pour {site}',
    before: [
      'Cette adresse e-mail a été indiquée dans un compte chez {site}. Si c’est votre compte, confirmez l’adresse.',
    ],
    action: 'Confirmer ma nouvelle adresse e-mail',
    after: ['Le lien est valable une fois, jusqu’au {until}.'],
    other: {
      before:
        'Si ce n’est pas votre compte, ne confirmez pas. Signalez-le, et le compte retrouvera son adresse précédente :',
      action: 'Ce n’est pas mon compte',
    },
  },
  passwordlessLogin: {
    subject: 'Connectez-vous à {site}',
    before: ['Quelqu’un, sans doute vous, a demandé à se connecter à {site} sans mot de passe.'],
    action: 'Se connecter',
    after: [
      'Ce lien est valable jusqu’au {until}. Ne le donnez à personne : qui le possède peut se connecter à votre place.',
      'Sur un autre appareil, saisissez plutôt ce code : {code}. Il est valable jusqu’au {codeUntil}.',
      'Si ce n’était pas vous, ignorez ce message.',
    ],
  },
  passwordChanged: {
    subject: 'Votre mot de passe pour {site} a été modifié',
    before: [
      'Votre mot de passe pour {site} a été modifié le {at}, et tous les appareils ont été déconnectés.',
      'Si ce n’était pas vous, réinitialisez votre mot de passe sans attendre.',
    ],
    after: [],
  },
  emailChanged: {
    subject: 'Votre adresse e-mail pour {site} a été modifiée',
    before: [
      'L’adresse e-mail de votre compte chez {site} a été modifiée le {at}. Connectez-vous désormais avec la nouvelle.',
      'Si ce n’était pas vous, annulez la modification :',
    ],
    action: 'Annuler la modification',
    after: [
      'Le lien est valable jusqu’au {until}, ou jusqu’à trois jours après la confirmation de la nouvelle adresse. Il déconnecte tous les appareils et vous permet de choisir un nouveau mot de passe.',
    ],
  },
  emailRestored: {
    subject: 'Votre adresse e-mail pour {site} est de nouveau celle-ci',
    before: [
      'Le changement de l’adresse e-mail de votre compte chez {site} a pris fin le {at} : il n’a pas été confirmé à la nouvelle adresse. Connectez-vous désormais avec cette adresse.',
      'Si vous voulez utiliser la nouvelle adresse, changez-la encore une fois et ouvrez le lien que nous y envoyons.',
    ],
    after: [],
  },
  authenticatorAdded: {
    subject: 'Un second facteur a été ajouté à votre compte chez {site}',
    before: [
      'Une application d’authentification ou une clé d’accès a été ajoutée à votre compte chez {site} le {at}.',
      'Si ce n’était pas vous, réinitialisez votre mot de passe sans attendre et écrivez à {site}.',
    ],
    after: [],
  },
  authenticatorRemoved: {
    subject: 'Un second facteur a été retiré de votre compte chez {site}',
    before: [
      'Une application d’authentification ou une clé d’accès a été retirée de votre compte chez {site} le {at}.',
      'Si ce n’était pas vous, réinitialisez votre mot de passe sans attendre et écrivez à {site}.',
    ],
    after: [],
  },
  recoveryCodesRenewed: {
    subject: 'Nouveaux codes de récupération pour votre compte chez {site}',
    before: [
      'De nouveaux codes de récupération ont été créés pour votre compte chez {site} le {at}. Les précédents ne sont plus valables.',
      'Si ce n’était pas vous, réinitialisez votre mot de passe sans attendre et écrivez à {site}.',
    ],
    after: [],
  },
  identityLinked: {
    subject: 'Un autre moyen de se connecter à {site} a été ajouté',
    before: [
      'Depuis le {at}, on peut aussi se connecter à votre compte chez {site} avec {provider}.',
      'Si ce n’était pas vous, réinitialisez votre mot de passe sans attendre et écrivez à {site}.',
    ],
    after: [],
  },
  identityUnlinked: {
    subject: 'Un moyen de se connecter à {site} a été supprimé',
    before: [
      'Depuis le {at}, on ne peut plus se connecter à votre compte chez {site} avec {provider}.',
      'Si ce n’était pas vous, réinitialisez votre mot de passe sans attendre et écrivez à {site}.',
    ],
    after: [],
  },
  passwordRemoved: {
    subject: 'Votre mot de passe pour {site} a été supprimé',
    before: [
      'Le {at}, en vous connectant à {site}, vous avez confirmé pour la première fois que cette adresse e-mail est la vôtre. Un compte avec cette adresse existait déjà, et une autre personne l’a peut-être créé.',
      'Son mot de passe et tous les autres moyens de connexion ont donc été supprimés, et tous les appareils ont été déconnectés. Pour vous connecter de nouveau avec un mot de passe, choisissez-en un avec « Mot de passe oublié » chez {site}.',
      'Si ce n’est pas vous qui vous êtes connecté, réinitialisez votre mot de passe sans attendre et écrivez à {site}.',
    ],
    after: [],
  },
  waysInRemoved: {
    subject: 'D’autres moyens de se connecter à {site} ont été supprimés',
    before: [
      'Le {at}, vous avez confirmé pour la première fois que cette adresse e-mail est la vôtre. Un compte chez {site} avec cette adresse existait déjà, et une autre personne l’a peut-être créé.',
      'Les identités liées et les seconds facteurs de ce compte ont donc été supprimés, et tous les appareils ont été déconnectés. Vous pouvez les configurer de nouveau.',
      'Si ce n’était pas vous, réinitialisez votre mot de passe sans attendre et écrivez à {site}.',
    ],
    after: [],
  },
  newDevice: {
    subject: 'Un nouvel appareil s’est connecté à {site}',
    before: [
      'Une connexion à votre compte chez {site} a eu lieu le {at}, depuis un appareil que nous n’avions jamais vu.',
      'Appareil : {device}. Adresse : {source}.',
      'Si ce n’était pas vous, changez votre mot de passe sans attendre.',
    ],
    after: [],
  },
};

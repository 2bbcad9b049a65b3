import type { Texts } from './texts.ts';

export const fr: Texts = {
  passwordReset: 'Choisir un nouveau mot de passe',
  emailVerify: 'Confirmer l’adresse e-mail',
  passwordlessLogin: 'Se connecter',
  emailChangeUndo: 'Annuler la modification de votre adresse e-mail',
  emailChangeDecline: 'Ce n’est pas mon compte',
  aboutReset: 'Votre nouveau mot de passe pour {site}. Tous les appareils seront déconnectés.',
  aboutVerify:
    'Ne confirmez que si vous vous êtes inscrit vous-même chez {site} : la personne qui l’a fait obtient un compte à votre adresse.',
  aboutLogin: 'Vous serez connecté à {site}, dans cette fenêtre.',
  aboutUndo:
    'L’adresse e-mail de votre compte chez {site} redevient celle-ci. Tous les appareils sont déconnectés, et vous recevez un message pour choisir un nouveau mot de passe.',
  aboutDecline:
    'Votre adresse e-mail a été indiquée dans un compte chez {site}. Si ce n’est pas le vôtre, le compte retrouve son adresse précédente. Rien d’autre ne change, et vous pouvez vous inscrire avec votre adresse.',
  email: 'E-mail',
  password: 'Nouveau mot de passe',
  save: 'Enregistrer',
  confirm: 'Confirmer',
  undo: 'Annuler la modification',
  logIn: 'Se connecter',
  logOut: 'Se déconnecter',
  loggedIn: 'Vous êtes connecté en tant que {email}, dans cette fenêtre.',
  loggedOut: 'Vous êtes déconnecté.',
  changed: 'Votre mot de passe a été modifié. Utilisez-le désormais pour vous connecter.',
  confirmed: 'Votre adresse e-mail est confirmée.',
  undone:
    'Votre adresse e-mail est de nouveau l’ancienne. Pour choisir un nouveau mot de passe, ouvrez le lien que nous y avons envoyé.',
  declined: 'C’est fait. Le compte n’a plus votre adresse e-mail.',
  factor: 'Code de votre application d’authentification, ou un code de récupération',
  passkey: 'Utiliser une clé d’accès',
  enrolment:
    'Cette connexion demande un second facteur. Connectez-vous avec l’application et configurez-le là-bas.',
  wrongFactor: 'Cela n’a pas été accepté. Veuillez réessayer.',
  over: 'Ce lien a expiré ou a déjà été utilisé. Veuillez en demander un nouveau.',
  overForGood: 'Ce lien a expiré ou a déjà été utilisé.',
  tooMany: 'Il y a eu trop de tentatives. Veuillez réessayer plus tard.',
  failed: 'Une erreur s’est produite. Veuillez réessayer.',
  passwordRemoved:
    'Votre mot de passe et tous les autres moyens de connexion ont été supprimés, car cette adresse e-mail n’avait encore jamais été confirmée. Choisissez un nouveau mot de passe avec « Mot de passe oublié ». Nous vous avons envoyé un message à ce sujet.',
  waysInRemoved:
    'Les comptes liés et les seconds facteurs ont été supprimés, car cette adresse e-mail n’avait encore jamais été confirmée. Nous vous avons envoyé un message à ce sujet.',
  needsScript: 'Cette page a besoin de JavaScript.',
  tooShort: 'Le mot de passe doit comporter au moins {count} caractères.',
  tooPlain:
    'Le mot de passe doit comporter de 8 à 30 caractères, avec une majuscule, une minuscule, un chiffre et un caractère spécial.',
  tooCommon: 'Ce mot de passe est l’un des plus courants. Choisissez-en un autre.',
  tooEasy:
    'Ce mot de passe est trop facile à deviner. Ajoutez un mot ou deux, et rien de votre nom ni de votre e-mail.',
  refusedPassword: 'Ce mot de passe ne peut pas être utilisé. Choisissez-en un autre.',
};

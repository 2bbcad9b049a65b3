/** The texts for a refused password. `{count}` is the minimum number of characters. */
export type PasswordTexts = Readonly<{
  tooShort: string;
  tooPlain: string;
  tooCommon: string;
  tooEasy: string;
  refusedPassword: string;
}>;

export const PASSWORD_TEXTS: Readonly<Record<string, PasswordTexts>> = {
  en: {
    tooShort: 'The password must be at least {count} characters.',
    tooPlain:
      'The password must have 8 to 30 characters, with an uppercase letter, a lowercase letter, a digit and a special character.',
    tooCommon: 'The password is one of the most common ones. Please choose another.',
    tooEasy: 'The password is too easy to guess. Add another word or two, and nothing of your name or email.',
    refusedPassword: 'This password cannot be used. Please choose another.',
  },
  de: {
    tooShort: 'Das Passwort muss mindestens {count} Zeichen lang sein.',
    tooPlain:
      'Das Passwort muss 8 bis 30 Zeichen haben, mit einem Großbuchstaben, einem Kleinbuchstaben, einer Ziffer und einem Sonderzeichen.',
    tooCommon: 'Das Passwort ist eines der häufigsten. Bitte wählen Sie ein anderes.',
    tooEasy:
      'Das Passwort ist zu leicht zu erraten. Fügen Sie ein oder zwei Wörter hinzu, und nichts aus Ihrem Namen oder Ihrer E-Mail-Adresse.',
    refusedPassword: 'Dieses Passwort kann nicht verwendet werden. Bitte wählen Sie ein anderes.',
  },
  fr: {
    tooShort: 'Le mot de passe doit comporter au moins {count} caractères.',
    tooPlain:
      'Le mot de passe doit comporter de 8 à 30 caractères, avec une majuscule, une minuscule, un chiffre et un caractère spécial.',
    tooCommon: 'Ce mot de passe est l’un des plus courants. Choisissez-en un autre.',
    tooEasy:
      'Ce mot de passe est trop facile à deviner. Ajoutez un mot ou deux, et rien de votre nom ni de votre e-mail.',
    refusedPassword: 'Ce mot de passe ne peut pas être utilisé. Choisissez-en un autre.',
  },
  it: {
    tooShort: 'La password deve avere almeno {count} caratteri.',
    tooPlain:
      'La password deve avere da 8 a 30 caratteri, con una maiuscola, una minuscola, una cifra e un carattere speciale.',
    tooCommon: 'La password è una delle più comuni. Scegline un’altra.',
    tooEasy:
      'La password è troppo facile da indovinare. Aggiungi una o due parole, e nulla del tuo nome o della tua e-mail.',
    refusedPassword: 'Questa password non può essere usata. Scegline un’altra.',
  },
  es: {
    tooShort: 'La contraseña debe tener al menos {count} caracteres.',
    tooPlain:
      'La contraseña debe tener de 8 a 30 caracteres, con una mayúscula, una minúscula, un dígito y un carácter especial.',
    tooCommon: 'La contraseña es una de las más comunes. Elige otra.',
    tooEasy:
      'La contraseña es demasiado fácil de adivinar. Añade una o dos palabras, y nada de tu nombre o tu correo.',
    refusedPassword: 'Esta contraseña no se puede usar. Elige otra.',
  },
  ko: {
    tooShort: '비밀번호는 {count}자 이상이어야 합니다.',
    tooPlain: '비밀번호는 8~30자이며 대문자, 소문자, 숫자, 특수 문자를 포함해야 합니다.',
    tooCommon: '가장 흔한 비밀번호 중 하나입니다. 다른 비밀번호를 선택해 주세요.',
    tooEasy: '추측하기 너무 쉬운 비밀번호입니다. 단어를 한두 개 더하고 이름이나 이메일은 넣지 마세요.',
    refusedPassword: '이 비밀번호는 사용할 수 없습니다. 다른 비밀번호를 선택해 주세요.',
  },
};

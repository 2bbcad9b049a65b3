const TEXTS: Readonly<Record<string, string>> = {
  en: 'This has happened several times within an hour. You will get no more messages of this kind for up to an hour, even if it happens again.',
  fr: 'Cela s’est produit plusieurs fois en une heure. Vous ne recevrez plus de messages de ce type pendant une heure au plus, même si cela se reproduit.',
  it: 'È successo più volte nell’arco di un’ora. Per un’ora al massimo non riceverai altri messaggi di questo tipo, anche se succede di nuovo.',
  ko: '한 시간 안에 여러 번 발생했습니다. 다시 발생하더라도 최대 한 시간 동안 이런 종류의 메일을 더 보내지 않습니다.',
  es: 'Esto ha ocurrido varias veces en una hora. Durante una hora como máximo no recibirás más mensajes de este tipo, aunque vuelva a ocurrir.',
  de: 'Das ist innerhalb einer Stunde mehrmals geschehen. Bis zu eine Stunde lang erhalten Sie keine weiteren Nachrichten dieser Art, auch wenn es wieder geschieht.',
};

/** Returns the paragraph that is added to the last notice of its kind within an hour. */
export function limitNotice(language: string): string {
  return TEXTS[language] ?? TEXTS.en ?? '';
}

const ENGLISH = {
  subject: 'Test',
  paragraph: 'This is a test with sample values. Its links and codes do nothing.',
};
const TEXTS: Readonly<Record<string, typeof ENGLISH>> = {
  en: ENGLISH,
  fr: {
    subject: 'Test',
    paragraph: 'Ceci est un test avec des exemples de valeurs. Ses liens et ses codes n’ont aucun effet.',
  },
  it: {
    subject: 'Prova',
    paragraph: 'Questa è una prova con valori di esempio. I link e i codici non hanno alcun effetto.',
  },
  ko: {
    subject: '테스트',
    paragraph: '예시 값으로 보낸 테스트 메일입니다. 링크와 코드는 아무 동작도 하지 않습니다.',
  },
  es: {
    subject: 'Prueba',
    paragraph: 'Esto es una prueba con valores de ejemplo. Sus enlaces y códigos no hacen nada.',
  },
  de: {
    subject: 'Test',
    paragraph: 'Dies ist ein Test mit Beispielwerten. Die Links und Codes darin bewirken nichts.',
  },
};

/** The marks of a test mail: a word before the subject, and the first paragraph. */
export function testNotice(language: string): { subject: string; paragraph: string } {
  return TEXTS[language] ?? ENGLISH;
}

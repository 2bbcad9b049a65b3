import { describe } from 'vitest';
import { adminPlaces, testHostileTexts } from './admin-hostile-texts.ts';

describe('a hostile text causes no internal error in the second third of the admin API', () => {
  testHostileTexts(adminPlaces.filter((_place, index) => index % 3 === 1));
});

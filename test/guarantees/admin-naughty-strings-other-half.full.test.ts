import { describe } from 'vitest';
import { adminPlaces, testHostileTexts } from './admin-hostile-texts.ts';

describe('a hostile text causes no internal error in the other half of the admin API', () => {
  testHostileTexts(adminPlaces.filter((_place, index) => index % 2 === 1));
});

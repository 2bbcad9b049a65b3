import { describe, expect, test } from 'vitest';
import { fullCounts } from '../support/counts.ts';
import { adminPlaces, testHostileTexts } from './admin-hostile-texts.ts';

describe('a hostile text causes no internal error', () => {
  test('the places include nested input fields', () => {
    expect(adminPlaces.map(([name]) => name)).toEqual(
      expect.arrayContaining([
        'auditEvents filter.from',
        'inviteCollaborator input.email',
        'updateSite settings.allowedOrigins',
        'setIdentityProvider input.secret',
        'unlockCustomer input.username',
      ]),
    );
  });

  // In the full run each place gets many texts, so another file has the other half of the places.
  testHostileTexts(adminPlaces.filter((_place, index) => !fullCounts || index % 2 === 0));
});

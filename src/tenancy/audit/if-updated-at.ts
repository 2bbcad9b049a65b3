/** The description of `ifUpdatedAt` in the inputs of updates, see `requireUnchanged`. */
export const IF_UPDATED_AT =
  'The `updatedAt` that the caller has read. The update fails with CONFLICT if one of the given fields was changed ' +
  'since. Absent: the update overwrites any change.';

/** The description of `ifUpdatedAt` in the inputs of a part of a site, which may not exist yet. */
export const IF_PART_UPDATED_AT =
  'The `updatedAt` that the caller has read, of this part or of its site. The update fails with CONFLICT if one of ' +
  'the given fields was changed since. Absent: the update overwrites any change.';

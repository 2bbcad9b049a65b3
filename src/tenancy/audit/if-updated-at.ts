/** The description of `ifUpdatedAt` in the inputs of updates, see `requireUnchanged`. */
export const IF_UPDATED_AT =
  'The `updatedAt` that was read. The update is refused with CONFLICT if one of the given fields was changed since. ' +
  'Absent: it overwrites.';

/** The description of `ifUpdatedAt` in the inputs of a part of a site, which may not exist yet. */
export const IF_PART_UPDATED_AT =
  'The `updatedAt` that was read, of this or of its site. The update is refused with CONFLICT if one of the given fields ' +
  'was changed since. Absent: it overwrites.';

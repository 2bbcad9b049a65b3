/** A reader's own rights: never with a collaborator's token. */
export const otherFields = ['exportMyData', 'deleteMyself'];

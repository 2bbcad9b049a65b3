/** Operations of customers: never with a collaborator's token. */
export const otherFields = ['exportMyData', 'deleteMyself'];

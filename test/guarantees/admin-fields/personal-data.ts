/** Operations of customers, not of collaborators. */
export const otherFields = ['exportMyData', 'deleteMyself'];

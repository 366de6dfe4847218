/** Spanish of teams, roles, quick replies and tags. */
export const esTeam = {};

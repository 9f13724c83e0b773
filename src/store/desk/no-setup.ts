import type { Desk } from '../../contract/generated/types.ts';

/** A desk that sorts its tickets by nothing of its own. */
export const NO_SETUP: Desk = { types: [], fields: [], statuses: [], priorities: [], teams: [] };

import { ANSWERING } from './answering.ts';
import { DECIDING } from './deciding.ts';
import { GOING } from './going.ts';
import { LISTS } from './lists.ts';
import { MOVING } from './moving.ts';
import { PEOPLE } from './people.ts';
import { SEEING } from './seeing.tsx';
import { SELECTING } from './selecting.ts';
import type { TicketAction } from './types.ts';
import { WORKING } from './working.tsx';

export type { ActionContext, MenuName, TicketAction } from './types.ts';

/**
 * Everything a person can do in the inbox. The keys, the sheet of keys, the thread's More menu and the
 * command palette are made from this list: what is in it is in all four.
 */
export const ACTIONS: readonly TicketAction[] = [
	...MOVING,
	...ANSWERING,
	...DECIDING,
	...WORKING,
	...SELECTING,
	...LISTS,
	...GOING,
	...SEEING,
	...PEOPLE,
];

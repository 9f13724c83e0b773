/** What an agent does in a day, row by row of the features. */
import type { Step } from './day.ts';
import { roles } from './m01-roles.ts';
import { lists } from './t01-lists.ts';
import { searching } from './t11-search.ts';
import { signatures } from './m03-signatures.ts';
import { commands } from './n08-commands.ts';
import { thread } from './t02-thread.ts';
import { answers } from './t03-answers.ts';
import { editor } from './t04-editor.ts';
import { savedReplies } from './t04-saved-replies.ts';
import { mentions } from './t03-mentions.ts';
import { history } from './t12-history.ts';
import { arrives } from './t13-arrives.ts';
import { news } from './t13-news.ts';
import { drafts } from './t04-drafts.ts';
import { sending } from './t05-sending.ts';
import { together } from './t06-together.ts';
import { snoozing } from './t08-snooze.ts';
import { working } from './t07-merge-and-split.ts';
import { transfer } from './t10-transfer.ts';
import { closing } from './t14-lock.ts';
import { calls } from './t15-calls.ts';
import { sorting } from './t09-sorting.ts';
import { teams } from './t10-teams.ts';

export const ROWS: readonly Step[] = [
	...lists,
	...searching,
	...roles,
	...thread,
	...answers,
	...editor,
	...savedReplies,
	...signatures,
	...commands,
	...mentions,
	...history,
	...arrives,
	...news,
	...drafts,
	...sending,
	...together,
	...snoozing,
	...working,
	...transfer,
	...closing,
	...calls,
	...sorting,
	...teams,
];

/** What an agent does in a day, row by row of the features. */
import type { Step } from './day.ts';
import { arrives } from './t13-arrives.ts';

export const ROWS: readonly Step[] = [ ...arrives ];

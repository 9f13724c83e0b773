import type { Deflection } from '../../contract/generated/types.ts';
import { difference, type Interval, type Share } from './proportions.ts';

/** Below so many visits in a group, or so many of each outcome, a share says nothing. */
const FEWEST_VISITS = 50;
const FEWEST_OUTCOMES = 5;

export type Verdict =
	/** Nobody is held out: there is nothing to compare with. */
	| 'off'
	/** Too few visits for any statement. */
	| 'thin'
	/** The interval holds zero: it may be chance. */
	| 'unclear'
	| 'saves'
	| 'costs';

export interface Report {
	verdict: Verdict;
	/** Messages for each visit that began to write. */
	held: Share;
	shown: Share;
	/** How many messages fewer for each visit, as a share; with its 95 % interval. */
	saved: Interval & { value: number };
	/** Messages that were not needed, over all visits with suggestions. */
	messages: Interval & { value: number };
}

function isThin( { sent, begun }: Share ): boolean {
	return begun < FEWEST_VISITS || Math.min( sent, begun - sent ) < FEWEST_OUTCOMES;
}

/** What can be said of the counts. A visit that sends two messages counts once; so shares stay shares. */
export function reportOf( { shown, held, holdout_percent }: Pick< Deflection, 'shown' | 'held' | 'holdout_percent' > ): Report {
	const with_ = { sent: Math.min( shown.sent, shown.begun ), begun: shown.begun };
	const without = { sent: Math.min( held.sent, held.begun ), begun: held.begun };
	const saved = difference( without, with_ );
	const times = ( value: number ) => value * shown.begun;
	let verdict: Verdict = 'unclear';
	if ( held.begun === 0 && holdout_percent === 0 ) {
		verdict = 'off';
	} else if ( isThin( with_ ) || isThin( without ) ) {
		verdict = 'thin';
	} else if ( saved.low > 0 ) {
		verdict = 'saves';
	} else if ( saved.high < 0 ) {
		verdict = 'costs';
	}
	return {
		verdict,
		held: without,
		shown: with_,
		saved,
		messages: { value: times( saved.value ), low: times( saved.low ), high: times( saved.high ) },
	};
}

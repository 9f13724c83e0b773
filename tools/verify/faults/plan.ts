/** Who writes when: new mails and answers in one order, so that an answer never leaves before what it answers has arrived. */
import type { Chance } from './random.ts';

/** customer: names an earlier mail of the customer; ours: names a reply of the desk; token: has lost all names but the subject's. */
export type Way = 'customer' | 'ours' | 'token';

export type Step = { reply: false; files: number } | { reply: true; way: Way; files: number };

const REPLIES = 0.4;
const FILES = 0.15;
/** So many steps are new mails before the first answer may come. */
const START = 0.08;

/** @param messages How many mails; 60 % of them begin a conversation. */
export function makePlan( random: Chance, messages: number ): Step[] {
	let replies = Math.round( messages * REPLIES );
	let files = Math.round( messages * FILES );
	const steps: Step[] = [];
	for ( let at = 0; at < messages; at++ ) {
		const left = messages - at;
		const reply = at >= messages * START && random.next() < replies / Math.max( 1, left );
		// Mails with files have one to three.
		let here = random.next() < FILES * 0.8 ? Math.min( files, 1 + random.below( 3 ) ) : 0;
		if ( at === messages - 1 ) {
			here = files;
		}
		files -= here;
		if ( ! reply ) {
			steps.push( { reply: false, files: here } );
			continue;
		}
		replies--;
		const draw = random.next();
		const way = draw < 0.5 ? 'customer' : draw < 0.8 ? 'ours' : 'token';
		steps.push( { reply: true, way, files: here } );
	}
	return steps;
}

import type { Task } from '../../src/poller/worker/protocol.ts';
import { mutate } from './mutate.ts';
import { random } from './random.ts';
import { BODIES, MARKUP } from './seed-bodies.ts';
import { MAILS } from './seed-mails.ts';

/** Of ten cases five are mails, two texts, one an HTML reply and two HTML to be made harmless. */
const KINDS = [ 'mail', 'mail', 'mail', 'mail', 'mail', 'text', 'text', 'html', 'sanitize', 'sanitize' ] as const;

/** The case with this number, the same on every machine. */
export function makeCase( seed: number, index: number ): Task {
	const dice = random( seed, index );
	switch ( KINDS[ index % KINDS.length ] ) {
		case 'text':
			return { kind: 'strip', text: mutate( dice, dice.pick( BODIES ), dice.pick( BODIES ) ).toString( 'utf8' ) };
		case 'html':
			return { kind: 'strip', html: mutate( dice, dice.pick( MARKUP ), dice.pick( BODIES ) ).toString( 'utf8' ) };
		case 'sanitize':
			return { kind: 'sanitize', html: mutate( dice, dice.pick( MARKUP ), dice.pick( MARKUP ) ).toString( 'utf8' ) };
		default:
			return { kind: 'parse', raw: { bytes: mutate( dice, dice.pick( MAILS ), dice.pick( dice.oneIn( 4 ) ? MARKUP : MAILS ) ) } };
	}
}

/** The bytes of a case, to be looked at. */
export function caseBytes( task: Task ): Buffer {
	switch ( task.kind ) {
		case 'strip':
			return Buffer.from( task.text ?? task.html ?? '' );
		case 'sanitize':
			return Buffer.from( task.html );
		default:
			return 'bytes' in task.raw ? Buffer.from( task.raw.bytes ) : Buffer.alloc( 0 );
	}
}

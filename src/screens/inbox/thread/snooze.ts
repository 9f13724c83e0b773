import { __ } from '@wordpress/i18n';
import { dayAndTime } from '../../../ui/time.ts';

export interface SnoozeChoice {
	label: string;
	/** The moment, for people. */
	when: string;
	/** ISO 8601, UTC, for the contract; null: until the customer writes. */
	until: string | null;
}

const MORNING = 9;
const LATER_HOURS = 3;

type Named = [ label: string, moment: Date ];

function at( base: Date, days: number, hour: number ): Date {
	return new Date( base.getFullYear(), base.getMonth(), base.getDate() + days, hour );
}

function moments( now: Date ): Named[] {
	const daysToMonday = ( 8 - now.getDay() ) % 7 || 7;
	const later = new Date( now.getTime() + LATER_HOURS * 3_600_000 );
	return [
		// In the evening three hours on is already tomorrow, and in the middle of the night.
		...( later.getDate() === now.getDate() ? [ [ __( 'Later today', 'mesa-help-desk' ), later ] as Named ] : [] ),
		[ __( 'Tomorrow morning', 'mesa-help-desk' ), at( now, 1, MORNING ) ],
		[ __( 'Next Monday', 'mesa-help-desk' ), at( now, daysToMonday, MORNING ) ],
	];
}

function choices( named: Named[] ): SnoozeChoice[] {
	const seen = new Set< number >();
	return named
		.filter( ( [ , moment ] ) => ! seen.has( moment.getTime() ) && seen.add( moment.getTime() ) )
		.map( ( [ label, moment ] ) => ( { label, when: dayAndTime( moment ), until: moment.toISOString() } ) );
}

/** When a ticket may come back, in the person's own time zone. */
export function snoozeChoices( now: Date ): SnoozeChoice[] {
	return [
		...choices( [ ...moments( now ), [ __( 'In a week', 'mesa-help-desk' ), at( now, 7, MORNING ) ] ] ),
		{ label: __( 'Until the customer writes', 'mesa-help-desk' ), when: '', until: null },
	];
}

/** When a reply may leave, in the person's own time zone. */
export function laterChoices( now: Date ): SnoozeChoice[] {
	return choices( moments( now ) );
}

import { __ } from '@wordpress/i18n';
import { dayAndTime } from '../../../ui/time.ts';

export interface SnoozeChoice {
	label: string;
	/** The moment, for people. */
	when: string;
	/** ISO 8601, UTC, for the contract. */
	until: string;
}

const MORNING = 9;
const LATER_HOURS = 3;

function at( base: Date, days: number, hour: number ): Date {
	return new Date( base.getFullYear(), base.getMonth(), base.getDate() + days, hour );
}

/** When a ticket may come back, in the person's own time zone. */
export function snoozeChoices( now: Date ): SnoozeChoice[] {
	const daysToMonday = ( 8 - now.getDay() ) % 7 || 7;
	const later = new Date( now.getTime() + LATER_HOURS * 3_600_000 );
	const choices: [ string, Date ][] = [
		// In the evening three hours on is already tomorrow, and in the middle of the night.
		...( later.getDate() === now.getDate() ? [ [ __( 'Later today', 'mesa-help-desk' ), later ] as [ string, Date ] ] : [] ),
		[ __( 'Tomorrow morning', 'mesa-help-desk' ), at( now, 1, MORNING ) ],
		[ __( 'Next Monday', 'mesa-help-desk' ), at( now, daysToMonday, MORNING ) ],
		[ __( 'In a week', 'mesa-help-desk' ), at( now, 7, MORNING ) ],
	];
	const seen = new Set< number >();
	return choices
		.filter( ( [ , moment ] ) => ! seen.has( moment.getTime() ) && seen.add( moment.getTime() ) )
		.map( ( [ label, moment ] ) => ( { label, when: dayAndTime( moment ), until: moment.toISOString() } ) );
}

import { useRef, useState } from '@wordpress/element';
import type { Form, FormInput } from '../../../contract/generated/types.ts';
import { takeOver } from '../take-over.ts';

/** What can be changed of a form. */
export type Values = Required< Omit< FormInput, 'archived' > >;

export type Asked = Values[ 'fields' ][ number ];

export const NEW: Values = {
	name: '',
	title: '',
	intro: '',
	mailbox_id: 0,
	type_id: 0,
	team_id: 0,
	assignee_id: 0,
	priority: 'normal',
	tags: [],
	ask_name: 'optional',
	ask_order: 'no',
	fields: [],
	max_files: 5,
	max_file_mb: 10,
	suggest: true,
	spam: 'normal',
	button: '',
	thanks: '',
	page: true,
	slug: '',
	noindex: false,
};

export function valuesOf( form: Form ): Values {
	const { id: _id, url: _url, shortcode: _shortcode, requests: _requests, archived: _archived, ...values } = form;
	return values;
}

/** Steps that can be taken back. */
const MOST_STEPS = 100;
/** Typing on in the same field within this time is one step (ms). */
const ONE_STEP = 1500;

export interface History {
	values: Values;
	/** Whether something differs from what is saved. */
	isChanged: boolean;
	set: ( part: Partial< Values > ) => void;
	/** Takes the last step back; null when there is none. */
	undo: ( () => void ) | null;
	/** What was sent is stored, as the site answered. False when something was changed since; that stays, and is not saved. */
	saved: ( sent: Values, answer: Values ) => boolean;
}

/** What is set up, with the way back to each step before. */
export function useHistory( start: Values ): History {
	const [ kept, setKept ] = useState( start );
	const [ { values, past }, setState ] = useState< { values: Values; past: Values[]; key: string; at: number } >( {
		values: start,
		past: [],
		key: '',
		at: 0,
	} );
	const set = ( part: Partial< Values > ) =>
		setState( ( now ) => {
			const key = Object.keys( part ).join();
			const goesOn = key === now.key && Date.now() - now.at < ONE_STEP;
			return {
				values: { ...now.values, ...part },
				past: goesOn ? now.past : [ ...now.past, now.values ].slice( -MOST_STEPS ),
				key,
				at: Date.now(),
			};
		} );
	const latest = useRef( values );
	latest.current = values;
	const last = past.at( -1 );
	return {
		values,
		isChanged: JSON.stringify( values ) !== JSON.stringify( kept ),
		set,
		undo: last ? () => setState( { values: last, past: past.slice( 0, -1 ), key: '', at: 0 } ) : null,
		saved: ( sent, answer ) => {
			setKept( answer );
			setState( ( now ) => ( { ...now, values: takeOver( now.values, sent, answer ) } ) );
			return JSON.stringify( latest.current ) === JSON.stringify( sent );
		},
	};
}

import { __ } from '@wordpress/i18n';
import { fold } from '../../../core/search/fold.ts';
import { FIELD_PREFIX, OPERATORS, operatorOf } from '../../../core/search/operators.ts';
import type { Operator } from '../../../core/search/operators.ts';
import { partAt, quoteValue } from '../../../core/search/read-query.ts';
import { operatorWords, valueWords } from './operator-words.ts';

export interface Suggestion {
	/** What stands in the query when it is chosen. */
	text: string;
	hint: string;
	/** An operator alone: its value comes next. */
	isUnfinished: boolean;
}

/** What the desk knows, for the values of operators. */
export interface KnownValues {
	tags: readonly string[];
	mailboxes: readonly string[];
	agents: readonly string[];
	types: readonly string[];
	teams: readonly string[];
	/** Own statuses of the site. */
	statuses: readonly string[];
	/** Custom fields by the name that they have in a search, with the values that can be offered. */
	fields: readonly { search: string; name: string; values: readonly string[] }[];
	now: Date;
}

const SHOWN = 12;
/** Fewer letters would offer something with nearly every word. */
const MIN_LETTERS = 2;

/** A day as search takes it, in the person's own time. */
function day( now: Date, daysAgo: number ): string {
	const date = new Date( now.getFullYear(), now.getMonth(), now.getDate() - daysAgo );
	const two = ( value: number ) => String( value ).padStart( 2, '0' );
	return `${ date.getFullYear() }-${ two( date.getMonth() + 1 ) }-${ two( date.getDate() ) }`;
}

function days( now: Date ): [ string, string ][] {
	return [
		[ day( now, 0 ), __( 'Today', 'mesa-help-desk' ) ],
		[ day( now, 1 ), __( 'Yesterday', 'mesa-help-desk' ) ],
		[ day( now, 7 ), __( 'A week ago', 'mesa-help-desk' ) ],
		[ day( now, 30 ), __( '30 days ago', 'mesa-help-desk' ) ],
		[ `${ now.getFullYear() }-01-01`, __( 'The first day of this year', 'mesa-help-desk' ) ],
	];
}

/** The values of an operator, each with what it means. */
function valuesOf( operator: Operator, known: KnownValues ): [ string, string ][] {
	const fixed = operator.values.map( ( value ): [ string, string ] => [ value, valueWords( value ) ] );
	switch ( operator.takes ) {
		case 'tag':
			return known.tags.map( ( tag ) => [ tag, '' ] );
		case 'type':
			return known.types.map( ( type ) => [ type, '' ] );
		case 'team':
			return known.teams.map( ( team ) => [ team, '' ] );
		case 'mailbox':
			return known.mailboxes.map( ( mailbox ) => [ mailbox, '' ] );
		case 'agent':
			return [ ...fixed, ...known.agents.map( ( agent ): [ string, string ] => [ agent, '' ] ) ];
		case 'date':
			return days( known.now );
		default:
			return operator.name === 'status'
				? [ ...fixed, ...known.statuses.map( ( status ): [ string, string ] => [ status, '' ] ) ]
				: fixed;
	}
}

function finished( sign: string, name: string, [ value, hint ]: readonly [ string, string ] ): Suggestion {
	return { text: `${ sign }${ name }:${ quoteValue( value ) }`, hint, isUnfinished: false };
}

function unfinished( sign: string, operator: ( typeof OPERATORS )[ number ] ): Suggestion {
	return { text: `${ sign }${ operator.name }:`, hint: operatorWords( operator.name ), isUnfinished: true };
}

/** Every operator: the help for somebody who has not typed anything. */
export function allOperators(): Suggestion[] {
	return OPERATORS.map( ( operator ) => unfinished( '', operator ) );
}

/** The values of a custom field, or all custom fields while its name is not finished. */
function forField( sign: string, text: string, known: KnownValues ): Suggestion[] {
	const [ , name = '', value ] = /^field\.([^:]*)(?::(.*))?$/iu.exec( text ) ?? [];
	if ( value === undefined ) {
		return known.fields
			.filter( ( field ) => field.search.startsWith( fold( name ) ) )
			.slice( 0, SHOWN )
			.map( ( field ) => ( { text: `${ sign }${ FIELD_PREFIX }${ field.search }:`, hint: field.name, isUnfinished: true } ) );
	}
	const typed = fold( value.replaceAll( '"', '' ) );
	const field = known.fields.find( ( each ) => each.search === fold( name ) );
	return ( field?.values ?? [] )
		.filter( ( each ) => fold( each ).includes( typed ) && fold( each ) !== typed )
		.slice( 0, SHOWN )
		.map( ( each ) => finished( sign, `${ FIELD_PREFIX }${ name }`, [ each, '' ] ) );
}

/** What could be meant by a word: an operator that begins so, or one of the fixed values. */
function forWord( sign: string, word: string, known: KnownValues ): Suggestion[] {
	const named = OPERATORS.filter( ( operator ) => operator.name.startsWith( word ) ).map( ( operator ) => unfinished( sign, operator ) );
	const valued = OPERATORS.filter( ( operator ) => operator.name === 'is' || operator.name === 'has' ).flatMap( ( operator ) =>
		operator.values
			.filter( ( value ) => value.startsWith( word ) || fold( valueWords( value ) ).startsWith( word ) )
			.map( ( value ) => finished( sign, operator.name, [ value, valueWords( value ) ] ) )
	);
	const fields = FIELD_PREFIX.startsWith( word ) ? forField( sign, FIELD_PREFIX, known ) : [];
	return [ ...named, ...valued, ...fields ];
}

/** What could come next where the caret stands. Nothing while somebody types an ordinary word. */
export function suggestionsFor( query: string, caret: number, known: KnownValues ): Suggestion[] {
	if ( query.trim() === '' ) {
		return allOperators();
	}
	const part = partAt( query, caret );
	if ( ! part ) {
		return [];
	}
	const sign = part.negated ? '-' : '';
	const typed = fold( part.value );
	const bare = part.negated ? part.text.slice( 1 ) : part.text;
	if ( bare.toLowerCase().startsWith( FIELD_PREFIX ) ) {
		return forField( sign, bare, known );
	}
	if ( part.operator === null ) {
		return part.quoted || typed.length < MIN_LETTERS ? [] : forWord( sign, typed, known );
	}
	const operator = operatorOf( part.operator );
	const values = operator ? valuesOf( operator, known ) : [];
	const begins = values.filter( ( [ value ] ) => fold( value ).startsWith( typed ) );
	const has = values.filter( ( value ) => ! begins.includes( value ) && fold( value.join( ' ' ) ).includes( typed ) );
	const offered = [ ...begins, ...has ].slice( 0, SHOWN ).map( ( value ) => finished( sign, part.operator ?? '', value ) );
	// What stands there already is no news.
	return offered.length === 1 && offered[ 0 ]?.text === part.text.toLowerCase() ? [] : offered;
}

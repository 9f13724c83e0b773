/**
 * The operators of ticket search, as the search box offers them. What they mean is decided in
 * php/Domain/Search; a test holds both lists against each other.
 */

/** Where the values of an operator come from: a fixed list, or what the desk knows. */
export type ValueKind = 'words' | 'fixed' | 'tag' | 'mailbox' | 'agent' | 'type' | 'team' | 'date';

export interface Operator {
	name: string;
	takes: ValueKind;
	/** Of an operator with fixed values, all of them; of an agent's, those that are no names. */
	values: readonly string[];
}

export const STATUSES = [ 'open', 'pending', 'snoozed', 'closed', 'spam', 'trash' ] as const;

export const PRIORITIES = [ 'urgent', 'high', 'normal', 'low' ] as const;

/** In the order in which they are offered. */
export const OPERATORS = [
	{ name: 'from', takes: 'words', values: [] },
	{ name: 'subject', takes: 'words', values: [] },
	{ name: 'tag', takes: 'tag', values: [] },
	{ name: 'status', takes: 'fixed', values: STATUSES },
	{ name: 'priority', takes: 'fixed', values: PRIORITIES },
	{
		name: 'is',
		takes: 'fixed',
		values: [ 'unassigned', 'mine', 'unread', 'unanswered', 'open', 'closed', 'pending', 'snoozed', 'spam' ],
	},
	{ name: 'type', takes: 'type', values: [] },
	{ name: 'team', takes: 'team', values: [] },
	{ name: 'assignee', takes: 'agent', values: [ 'me', 'nobody' ] },
	{ name: 'has', takes: 'fixed', values: [ 'attachment' ] },
	{ name: 'mailbox', takes: 'mailbox', values: [] },
	{ name: 'after', takes: 'date', values: [] },
	{ name: 'before', takes: 'date', values: [] },
	{ name: 'on', takes: 'date', values: [] },
	{ name: 'to', takes: 'words', values: [] },
] as const satisfies readonly Operator[];

export type OperatorName = ( typeof OPERATORS )[ number ][ 'name' ];

/** A custom field is an operator of its own: field.order-number:1042. */
export const FIELD_PREFIX = 'field.';

/** The operator of that name, in whatever case it was typed. */
export function operatorOf( name: string ): ( Operator & { name: OperatorName } ) | undefined {
	return OPERATORS.find( ( operator ) => operator.name === name.toLowerCase() );
}

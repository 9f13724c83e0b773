import { __, sprintf } from '@wordpress/i18n';
import type { MailboxSummary, Person, TicketRow } from '../../../contract/generated/types.ts';
import { fold } from '../../../core/search/fold.ts';
import { quoteValue } from '../../../core/search/read-query.ts';
import { allows, getBoot } from '../../../store/boot.ts';
import { goTo } from '../../../store/route.ts';
import { ACTIONS } from '../actions/index.ts';
import type { ActionContext } from '../actions/index.ts';
import { keyWords } from '../key-words.ts';
import { statusWord } from '../words.ts';

/** One line of the palette. */
export interface Command {
	id: string;
	/** Its heading; commands of one heading stand together. */
	heading: string;
	label: string;
	/** Beside it: a key, a customer, a status. */
	hint: string;
	run: () => void;
}

function ofActions( context: ActionContext ): Command[] {
	return ACTIONS.filter( ( action ) => ! action.onlyKeys && action.id !== 'palette' && ( ! action.when || action.when( context ) ) ).map(
		( action ) => ( {
			id: action.id,
			heading: action.group === 'go' ? __( 'Go to', 'mesa-help-desk' ) : __( 'Actions', 'mesa-help-desk' ),
			label: action.label( context ),
			hint: action.keys?.[ 0 ] ? keyWords( action.keys[ 0 ] ) : '',
			run: () => action.run( context ),
		} )
	);
}

function ofMailboxes( mailboxes: readonly MailboxSummary[] ): Command[] {
	return mailboxes.map( ( mailbox ) => ( {
		id: `mailbox-${ mailbox.id }`,
		heading: __( 'Go to', 'mesa-help-desk' ),
		/* translators: %s: name of a mailbox. */
		label: sprintf( __( 'Go to the mailbox “%s”', 'mesa-help-desk' ), mailbox.name ),
		hint: '',
		run: () => goTo( { view: 'inbox', folder: 'open', mailbox: mailbox.id, search: '', ticket: null } ),
	} ) );
}

function ofAgents( agents: readonly Person[], context: ActionContext ): Command[] {
	const may = context.selected.size > 0 || context.ticket?.can.edit === true;
	if ( ! may || ! allows( 'mesa_edit_tickets' ) ) {
		return [];
	}
	const me = getBoot().user.id;
	return [ ...agents ]
		.sort( ( a, b ) => Number( b.id === me ) - Number( a.id === me ) )
		.map( ( agent ) => ( {
			id: `assign-${ agent.id }`,
			heading: __( 'Assign', 'mesa-help-desk' ),
			label:
				agent.id === me
					? __( 'Assign to me', 'mesa-help-desk' )
					: /* translators: %s: name of an agent. */ sprintf( __( 'Assign to %s', 'mesa-help-desk' ), agent.name ),
			hint: '',
			run: () => context.change( { assignee_id: agent.id } ),
		} ) );
}

/** Everything that can be done now, without asking the site. */
export function commandsNow( context: ActionContext, mailboxes: readonly MailboxSummary[], agents: readonly Person[] ): Command[] {
	return [ ...ofActions( context ), ...ofAgents( agents, context ), ...( mailboxes.length > 1 ? ofMailboxes( mailboxes ) : [] ) ];
}

/** Those whose words all begin as what was typed: "as be" finds "Assign to Ben". What begins with it comes first. */
export function matching( commands: readonly Command[], text: string ): Command[] {
	const typed = fold( text ).split( /\s+/ ).filter( Boolean );
	if ( typed.length === 0 ) {
		return [ ...commands ];
	}
	const fits = commands.filter( ( { label } ) => {
		const words = fold( label ).split( /[^\p{L}\p{N}]+/u );
		return typed.every( ( part ) => words.some( ( word ) => word.startsWith( part ) ) );
	} );
	const begins = ( { label }: Command ) => Number( ! fold( label ).startsWith( typed.join( ' ' ) ) );
	return fits.sort( ( a, b ) => begins( a ) - begins( b ) );
}

/** Tickets that were found, and the people who wrote them. */
export function ofTickets( rows: readonly TicketRow[], text: string, open: ActionContext[ 'open' ] ): Command[] {
	const typed = fold( text.trim() );
	const tickets = rows.map( ( row ) => ( {
		id: `ticket-${ row.id }`,
		heading: __( 'Tickets', 'mesa-help-desk' ),
		label: row.subject || __( '(no subject)', 'mesa-help-desk' ),
		hint: `#${ row.id } · ${ row.customer_name || row.customer_email } · ${ statusWord( row.status, row.status_id ) }`,
		run: () => open( row.id ),
	} ) );
	const people = new Map( rows.map( ( row ) => [ row.customer_email, row.customer_name ] ) );
	const customers = [ ...people ]
		.filter( ( [ email, name ] ) => email !== '' && ( fold( name ).includes( typed ) || fold( email ).includes( typed ) ) )
		.map( ( [ email, name ] ) => ( {
			id: `customer-${ email }`,
			heading: __( 'Customers', 'mesa-help-desk' ),
			/* translators: %s: a customer's name. */
			label: sprintf( __( 'All tickets of %s', 'mesa-help-desk' ), name || email ),
			hint: name ? email : '',
			run: () => goTo( { view: 'inbox', search: `from:${ quoteValue( email ) }`, scope: '', order: '', ticket: null } ),
		} ) );
	return [ ...tickets, ...customers ];
}

import { Button } from '@wordpress/components';
import { useCallback, useEffect, useMemo, useRef, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { Message, Ticket, TicketEvent } from '../../../contract/generated/types.ts';
import { parseTime } from '../../../ui/time.ts';
import { useAgents } from '../use-desk.ts';
import { EventLine, eventWords } from './event-line.tsx';
import type { Names } from './event-line.tsx';
import { isOwnAutomatic, openAtFirst } from './folding.ts';
import { ThreadMessage } from './message.tsx';
import { useMessageLink } from './use-message-link.ts';

interface Props {
	ticket: Omit< Ticket, 'row' >;
	loadingEarlier: boolean;
	onLoadEarlier: () => void;
	onTakenBack: ( message: Message ) => void;
}

type Item = { at: number; message: Message } | { at: number; event: TicketEvent; words: string };

/** Messages and events in one column, oldest first. Events before the first loaded message wait with it. */
function interleave( ticket: Props[ 'ticket' ], names: Names ): Item[] {
	const messages = ticket.messages.map( ( message ) => ( { at: parseTime( message.created_at ).getTime(), message } ) );
	const start = ticket.older_than === null ? -Infinity : ( messages[ 0 ]?.at ?? 0 );
	const events = ticket.events.flatMap( ( event ) => {
		const words = eventWords( event, names );
		const at = parseTime( event.created_at ).getTime();
		return words && at >= start ? [ { at, event, words } ] : [];
	} );
	// Stable: what happened in the same second keeps messages before events.
	return [ ...messages, ...events ].sort( ( a, b ) => a.at - b.at );
}

/** The thread itself. Messages that arrive while it is open start unfolded. */
export function Timeline( { ticket, loadingEarlier, onLoadEarlier, onTakenBack }: Props ) {
	const [ open, setOpen ] = useState( () => openAtFirst( ticket.messages ) );
	useMessageLink( setOpen );
	const newest = useRef( ticket.messages.at( -1 )?.id ?? 0 );

	useEffect( () => {
		const arrived = ticket.messages.filter( ( message ) => message.id > newest.current );
		if ( arrived.length > 0 ) {
			newest.current = arrived[ arrived.length - 1 ]?.id ?? newest.current;
			setOpen(
				( known ) => new Set( [ ...known, ...arrived.filter( ( one ) => ! isOwnAutomatic( one ) ).map( ( one ) => one.id ) ] )
			);
		}
	}, [ ticket.messages ] );

	const takenBack = ( message: Message ) => {
		// Its text is in the reply box again; here it is only history.
		setOpen( ( known ) => new Set( [ ...known ].filter( ( id ) => id !== message.id ) ) );
		onTakenBack( message );
	};
	const takenBackNow = useRef( takenBack );
	takenBackNow.current = takenBack;
	const onBack = useCallback( ( message: Message ) => takenBackNow.current( message ), [] );

	const toggle = useCallback( ( id: number ) => {
		setOpen( ( known ) => {
			const next = new Set( known );
			if ( ! next.delete( id ) ) {
				next.add( id );
			}
			return next;
		} );
	}, [] );

	const agents = useAgents();
	const items = useMemo( () => interleave( ticket, new Map( agents.map( ( agent ) => [ agent.id, agent.name ] ) ) ), [ ticket, agents ] );
	return (
		<div className="mesa-timeline">
			{ ticket.older_than !== null && (
				<p className="mesa-timeline__earlier">
					<Button variant="tertiary" isBusy={ loadingEarlier } onClick={ onLoadEarlier }>
						{ __( 'Show earlier messages', 'mesa-help-desk' ) }
					</Button>
				</p>
			) }
			{ items.map( ( item ) =>
				'message' in item ? (
					<ThreadMessage
						key={ `m${ item.message.id }` }
						message={ item.message }
						open={ open.has( item.message.id ) }
						mayReply={ ticket.can.reply }
						onToggle={ toggle }
						onTakenBack={ onBack }
					/>
				) : (
					<EventLine key={ `e${ item.event.id }` } event={ item.event } words={ item.words } />
				)
			) }
		</div>
	);
}

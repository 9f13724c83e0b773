import { Button } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import type { Message, Ticket, TicketEvent } from '../../../contract/generated/types.ts';
import { getBoot } from '../../../store/boot.ts';
import { eventWords } from '../thread/event-line.tsx';
import { useAgents } from '../use-desk.ts';
import type { HeldReply } from './use-submit.ts';

interface Props {
	ticket: Pick< Ticket, 'messages' | 'events' >;
	/** What the person had seen when writing began. */
	held: Pick< HeldReply, 'since' | 'sinceEvent' >;
	busy: boolean;
	onSendAnyway: () => void;
	onBack: () => void;
}

const MOVES = [ 'status_changed', 'assigned' ];

function nameOf( message: Message ): string {
	return message.author?.name || message.from.name || message.from.address;
}

function title( last: Message | undefined, moved: TicketEvent | undefined ): string {
	if ( last?.state === 'queued' && last.kind === 'reply' ) {
		/* translators: %s: name of an agent. */
		return sprintf( __( '%s has just answered. Your reply was not sent.', 'mesa-help-desk' ), nameOf( last ) );
	}
	if ( last ) {
		/* translators: %s: name of a customer or an agent. */
		return sprintf( __( '%s wrote while you were writing. Your reply was not sent.', 'mesa-help-desk' ), nameOf( last ) );
	}
	if ( moved?.actor ) {
		const words = /* translators: %s: name of an agent. */ __(
			'%s changed this ticket while you were writing. Your reply was not sent.',
			'mesa-help-desk'
		);
		return sprintf( words, moved.actor.name );
	}
	return __( 'This ticket changed while you were writing. Your reply was not sent.', 'mesa-help-desk' );
}

/** A reply that was stopped because the thread changed: what changed, and the person's decision. */
export function Held( { ticket, held, busy, onSendAnyway, onBack }: Props ) {
	const me = getBoot().user.id;
	const names = new Map( useAgents().map( ( agent ) => [ agent.id, agent.name ] ) );
	const arrived = ticket.messages.filter(
		( message ) => message.id > held.since && message.author?.id !== me && message.state !== 'cancelled'
	);
	const moved = ticket.events.filter(
		( event ) => event.id > held.sinceEvent && MOVES.includes( event.type ) && event.actor !== null && event.actor.id !== me
	);
	const last = arrived[ arrived.length - 1 ];
	return (
		<div className="mesa-held" role="alert">
			<p>
				<strong>{ title( last, moved[ moved.length - 1 ] ) }</strong>
			</p>
			{ last && (
				<blockquote dir="auto" className={ `is-${ last.kind }` }>
					{ last.visible_text }
				</blockquote>
			) }
			{ moved.map( ( event ) => (
				<p key={ event.id } className="mesa-held__moved">
					{ eventWords( event, names ) }
				</p>
			) ) }
			<p className="mesa-held__actions">
				<Button variant="secondary" size="compact" onClick={ onBack }>
					{ __( 'Change my reply', 'mesa-help-desk' ) }
				</Button>
				<Button variant="tertiary" size="compact" isBusy={ busy } onClick={ onSendAnyway }>
					{ __( 'Send it as it is', 'mesa-help-desk' ) }
				</Button>
			</p>
		</div>
	);
}

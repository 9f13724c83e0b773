import { Button } from '@wordpress/components';
import { useDispatch } from '@wordpress/data';
import { __, sprintf } from '@wordpress/i18n';
import { closeSmall } from '@wordpress/icons';
import type { Ticket, TicketRow } from '../../../contract/generated/types.ts';
import { api } from '../../../store/api.ts';
import { deskStore } from '../../../store/desk/index.ts';
import { toFailure } from '../../../store/failure.ts';
import { goTo, routeUrl, usePlace } from '../../../store/route.ts';
import { notify, notifyFailure } from '../notify.ts';
import { statusWord } from '../words.ts';
import { childProgress, isDone } from '../work/unfinished.ts';
import type { PanelProps } from './panels.tsx';
import { SidePanel } from './side-panel.tsx';

type Kind = Ticket[ 'links' ][ number ][ 'kind' ];

/** What a linked ticket is to this one; empty where the heading says it. */
function kindWord( kind: Kind ): string {
	switch ( kind ) {
		case 'original':
			return __( 'the original of this', 'mesa-help-desk' );
		case 'duplicate':
			return __( 'a duplicate of this', 'mesa-help-desk' );
		case 'cause':
			return __( 'the cause of this', 'mesa-help-desk' );
		case 'effect':
			return __( 'caused by this', 'mesa-help-desk' );
		case 'parent':
			return __( 'this is a part of it', 'mesa-help-desk' );
		case 'split':
			return __( 'split', 'mesa-help-desk' );
		case 'stranger':
			return __( 'somebody else wrote on it', 'mesa-help-desk' );
		default:
			return '';
	}
}

function Line( { ticketId, row, kind, mayEdit }: { ticketId: number; row: TicketRow; kind: Kind; mayEdit: boolean } ) {
	const route = usePlace();
	const { takeTicket } = useDispatch( deskStore );
	const unlink = async () => {
		try {
			await takeTicket( await api( 'unlinkTickets', { path: { id: ticketId }, query: { ticket_id: row.id } } ), [ row.id ] );
			const again = kind === 'original' || kind === 'duplicate' || kind === 'cause' || kind === 'effect' ? kind : 'related';
			notify(
				sprintf( /* translators: %d: number of a ticket. */ __( 'No longer linked with #%d.', 'mesa-help-desk' ), row.id ),
				() =>
					void api( 'linkTickets', { path: { id: ticketId }, body: { ticket_id: row.id, kind: again } } ).then( ( ticket ) =>
						takeTicket( ticket, [ row.id ] )
					)
			);
		} catch ( error ) {
			notifyFailure( __( 'The link was not taken away.', 'mesa-help-desk' ), toFailure( error ) );
		}
	};
	return (
		<li className={ isDone( row ) ? 'is-done' : undefined }>
			<span className="mesa-linked__words">
				<a
					href={ routeUrl( { ...route, ticket: row.id } ) }
					onClick={ ( event ) => {
						if ( ! event.metaKey && ! event.ctrlKey ) {
							event.preventDefault();
							goTo( { ticket: row.id } );
						}
					} }
				>
					#{ row.id } <bdi>{ row.subject || __( '(no subject)', 'mesa-help-desk' ) }</bdi>
				</a>
				<span className="mesa-quiet">
					{ [ statusWord( row.status, row.status_id ), row.assignee?.name, kindWord( kind ) ].filter( Boolean ).join( ' · ' ) }
				</span>
			</span>
			{ mayEdit && (
				<Button
					icon={ closeSmall }
					size="small"
					/* translators: %d: number of a ticket. */
					label={ sprintf( __( 'Take the link with #%d away', 'mesa-help-desk' ), row.id ) }
					onClick={ () => void unlink() }
				/>
			) }
		</li>
	);
}

/** Child tickets with their state, and other tickets that have to do with this one. */
export function LinkedPanel( { id, ticket }: PanelProps ) {
	const kinds = new Map( ticket.links.map( ( link ) => [ link.ticket_id, link.kind ] ) );
	const children = ticket.linked.filter( ( row ) => kinds.get( row.id ) === 'child' );
	const others = ticket.linked.filter( ( row ) => kinds.get( row.id ) !== 'child' );
	const { total, done } = childProgress( ticket );
	const lines = ( rows: readonly TicketRow[] ) => (
		<ul className="mesa-linked">
			{ rows.map( ( row ) => (
				<Line key={ row.id } ticketId={ id } row={ row } kind={ kinds.get( row.id ) ?? 'related' } mayEdit={ ticket.can.edit } />
			) ) }
		</ul>
	);
	return (
		<>
			{ children.length > 0 && (
				<SidePanel
					name="children"
					/* translators: 1: number of child tickets that are done, 2: number of all. */
					title={ sprintf( __( 'Child tickets (%1$d of %2$d done)', 'mesa-help-desk' ), done, total ) }
				>
					{ lines( children ) }
				</SidePanel>
			) }
			{ others.length > 0 && (
				<SidePanel
					name="linked"
					title={ sprintf(
						/* translators: 1: a heading such as "Earlier", 2: how many. */ __( '%1$s (%2$d)', 'mesa-help-desk' ),
						__( 'Linked', 'mesa-help-desk' ),
						others.length
					) }
				>
					{ lines( others ) }
				</SidePanel>
			) }
		</>
	);
}

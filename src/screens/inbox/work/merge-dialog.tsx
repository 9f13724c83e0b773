import { RadioControl } from '@wordpress/components';
import { useDispatch } from '@wordpress/data';
import { useEffect, useState } from '@wordpress/element';
import { __, _n, sprintf } from '@wordpress/i18n';
import type { MergePlan, TicketRow } from '../../../contract/generated/types.ts';
import { api } from '../../../store/api.ts';
import { deskStore } from '../../../store/desk/index.ts';
import { toFailure } from '../../../store/failure.ts';
import { goTo } from '../../../store/route.ts';
import { notify, notifyFailure } from '../notify.ts';
import { useTicketActions } from '../use-ticket-actions.ts';
import { TicketPicker, ticketWords } from './ticket-picker.tsx';
import { useTakeTicket, useWork, WorkDialog } from './work-dialog.tsx';

/** Of src/contract/routes.json. */
const MOST = 20;

interface Props {
	/** The ticket, and others that are to be merged with it. */
	rows: readonly TicketRow[];
	/** Of the same customer. */
	suggested: readonly TicketRow[];
	onClose: () => void;
}

/** What the server says that it would come to; null while it is asked. */
function usePlan( target: number, sources: readonly number[] ): MergePlan | null {
	const [ plan, setPlan ] = useState< { key: string; plan: MergePlan } | null >( null );
	const key = [ target, ...sources ].join();
	useEffect( () => {
		let isOver = false;
		if ( sources.length > 0 ) {
			api( 'planMerge', { path: { id: target }, query: { ids: [ ...sources ] } } )
				.then( ( answer ) => ! isOver && setPlan( { key, plan: answer } ) )
				// Merging itself says what is wrong.
				.catch( () => undefined );
		}
		return () => {
			isOver = true;
		};
		// eslint-disable-next-line react-hooks/exhaustive-deps -- The key names both.
	}, [ key ] );
	return plan?.key === key ? plan.plan : null;
}

/** In words, before anything is done. */
function Plan( { plan }: { plan: MergePlan } ) {
	const people = plan.people.slice( 0, 5 ).join( ', ' ) + ( plan.people.length > 5 ? ' …' : '' );
	return (
		<div className="mesa-work__plan" role="status">
			<p>
				{ sprintf(
					/* translators: 1: number of messages, 2: number of a ticket. */ _n(
						'%1$d message goes to #%2$d, with its notes, files, tags and history.',
						'%1$d messages go to #%2$d, with their notes, files, tags and history.',
						plan.messages,
						'mesa-help-desk'
					),
					plan.messages,
					plan.target.id
				) }
			</p>
			{ plan.scheduled > 0 && (
				<p>
					{ _n(
						'One reply has not left yet; it leaves all the same.',
						'Some replies have not left yet; they leave all the same.',
						plan.scheduled,
						'mesa-help-desk'
					) }
				</p>
			) }
			{ plan.other_customer && (
				<p className="mesa-work__warning">
					{ people
						? sprintf(
								/* translators: %s: mail addresses. */ __(
									'These are different customers. From then on %s will take part in this ticket: they can be in copy of your answers and then see what is quoted in them.',
									'mesa-help-desk'
								),
								people
							)
						: __( 'These are different customers.', 'mesa-help-desk' ) }
				</p>
			) }
			{ plan.other_mailbox && (
				<p className="mesa-work__warning">
					{ __( 'They lie in different mailboxes. Answers leave from that of the ticket that stays.', 'mesa-help-desk' ) }
				</p>
			) }
		</div>
	);
}

/** Merges tickets: which ones, which of them stays, what it comes to. */
export function MergeDialog( { rows, suggested, onClose }: Props ) {
	const [ chosen, setChosen ] = useState< TicketRow[] >( rows.slice( 1 ) );
	const first = rows[ 0 ] as TicketRow;
	const all = [ first, ...chosen ];
	const oldest = Math.min( ...all.map( ( row ) => row.id ) );
	const [ stays, setStays ] = useState< number | null >( null );
	const target = stays !== null && all.some( ( row ) => row.id === stays ) ? stays : oldest;
	const sources = all.map( ( row ) => row.id ).filter( ( id ) => id !== target );
	const plan = usePlan( target, sources );
	const work = useWork();
	const take = useTakeTicket();
	const { takeTicket } = useDispatch( deskStore );
	const { markRead } = useTicketActions();

	const undo = async () => {
		try {
			for ( const id of sources ) {
				await takeTicket( await api( 'separateTicket', { path: { id } } ), [ target ] );
			}
			goTo( { ticket: first.id } );
		} catch ( error ) {
			notifyFailure( __( 'The tickets were not separated.', 'mesa-help-desk' ), toFailure( error ) );
		}
	};
	const submit = async () => {
		const done = await work.run( async ( key ) => {
			const ticket = await api( 'mergeTickets', { path: { id: target }, body: { ids: sources, client_key: key } } );
			void take( ticket, sources );
		} );
		if ( done ) {
			onClose();
			goTo( { ticket: target } );
			if ( rows.some( ( row ) => ! row.unread ) ) {
				// Whoever merges them has looked at what they are about.
				void markRead( target, false );
			}
			/* translators: %d: number of a ticket. */
			notify( sprintf( __( 'Merged into #%d.', 'mesa-help-desk' ), target ), () => void undo() );
		}
	};
	return (
		<WorkDialog
			title={ __( 'Merge tickets', 'mesa-help-desk' ) }
			button={ __( 'Merge', 'mesa-help-desk' ) }
			work={ work }
			canSubmit={ sources.length > 0 }
			onSubmit={ () => void submit() }
			onClose={ onClose }
		>
			<TicketPicker
				/* translators: %s: a ticket's number and subject. */
				label={ sprintf( __( 'Merge “%s” with', 'mesa-help-desk' ), ticketWords( first ) ) }
				chosen={ chosen }
				most={ MOST }
				suggested={ suggested }
				except={ [ first.id ] }
				onChange={ setChosen }
			/>
			{ sources.length > 0 && (
				<RadioControl
					label={ __( 'Which one stays?', 'mesa-help-desk' ) }
					help={ __( 'The numbers of the others lead there, and so do answers to their mails.', 'mesa-help-desk' ) }
					selected={ String( target ) }
					options={ all.map( ( row ) => ( { value: String( row.id ), label: ticketWords( row ) } ) ) }
					onChange={ ( value ) => setStays( Number( value ) ) }
				/>
			) }
			{ plan && <Plan plan={ plan } /> }
		</WorkDialog>
	);
}

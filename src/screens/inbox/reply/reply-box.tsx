import { Button } from '@wordpress/components';
import { useCallback, useEffect, useRef, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { arrowRight, closeSmall, commentReplyLink, pencil } from '@wordpress/icons';
import type { Ticket } from '../../../contract/generated/types.ts';
import { hasDraft } from '../../../store/drafts.ts';
import { Composer } from './composer.tsx';
import { loadEditor } from './text.tsx';
import { AS_IT_WAS } from './use-intent.ts';
import type { Intent, Kind } from './use-intent.ts';

/** What can be asked for by its name. */
export type ReplyWish = Kind | 'reply-all';

/** What the keyboard and a drop on the thread ask of the reply box. */
export interface ReplyHandle {
	/** @param messageId What is passed on; left out: the newest message. */
	open: ( wish: ReplyWish, messageId?: number ) => void;
	addFiles: ( files: readonly File[] ) => void;
}

interface Props {
	handle: { current: ReplyHandle | null };
	ticketId: number;
	ticket: Omit< Ticket, 'row' >;
	/** True after a reply was taken back: its text is waiting. */
	startsOpen: boolean;
}

interface Open {
	kind: Kind;
	intent: Intent;
	/** A draft that was found opens the box but leaves the keyboard to the list. */
	takesFocus: boolean;
}

function foundDraft( ticketId: number, can: Ticket[ 'can' ] ): Kind | null {
	const found = ( [ 'reply', 'forward', 'note' ] as const ).find( ( kind ) => hasDraft( `${ kind }:${ ticketId }` ) );
	return found && ( found === 'note' ? can.note : can.reply ) ? found : null;
}

/** Puts the keyboard where one writes, in a box that is open already; one that opens does so itself. */
function focusText( box: HTMLElement | null ): void {
	box?.querySelector< HTMLElement >( '.mesa-composer [role="textbox"], .mesa-composer textarea' )?.focus();
}

/** The box at the thread's foot: closed until it is wanted, so that reading has the room. */
export function ReplyBox( { handle, ticketId, ticket, startsOpen }: Props ) {
	const [ open, setOpen ] = useState< Open | null >( () => {
		const kind = foundDraft( ticketId, ticket.can );
		return kind ? { kind, intent: AS_IT_WAS, takesFocus: startsOpen } : null;
	} );
	const addFiles = useRef< ( ( files: readonly File[] ) => void ) | null >( null );
	const waiting = useRef< File[] >( [] );
	const box = useRef< HTMLElement >( null );
	const mayReply = ticket.can.reply;

	const choose = useCallback(
		( wish: ReplyWish, messageId?: number ) => {
			const allowed = wish === 'note' || mayReply ? wish : 'note';
			const intent: Intent = {
				all: { 'reply-all': true, reply: false, note: null, forward: null }[ allowed ],
				messageId: messageId ?? null,
			};
			setOpen( { kind: allowed === 'reply-all' ? 'reply' : allowed, intent, takesFocus: true } );
		},
		[ mayReply ]
	);
	/** Between the tabs: what was chosen there stays. */
	const turnTo = ( kind: Kind ) => {
		setOpen( { kind, intent: AS_IT_WAS, takesFocus: true } );
		focusText( box.current );
	};

	const takesFiles = useCallback( ( add: ( ( files: readonly File[] ) => void ) | null ) => {
		addFiles.current = add;
		if ( add && waiting.current.length > 0 ) {
			add( waiting.current );
			waiting.current = [];
		}
	}, [] );

	useEffect( () => {
		// Somebody reads; soon they may write. Not before the thread itself is there.
		const idle = window.requestIdleCallback ?? ( ( work: () => void ) => window.setTimeout( work, 1000 ) );
		const cancel = window.cancelIdleCallback ?? window.clearTimeout;
		const request = idle( () => void loadEditor() );
		return () => cancel( request );
	}, [] );

	useEffect( () => {
		handle.current = {
			open: ( wish, messageId ) => {
				choose( wish, messageId );
				focusText( box.current );
			},
			addFiles: ( files ) => {
				if ( addFiles.current ) {
					addFiles.current( files );
				} else {
					waiting.current = [ ...files ];
					choose( mayReply ? 'reply' : 'note' );
				}
			},
		};
		return () => {
			handle.current = null;
		};
	}, [ handle, mayReply, choose ] );

	const hasOthers = ticket.reply_cc.length > 0;
	if ( open === null ) {
		return (
			<footer className="mesa-reply is-closed">
				{ mayReply && (
					<Button icon={ commentReplyLink } variant="secondary" __next40pxDefaultSize onClick={ () => choose( 'reply' ) }>
						{ __( 'Reply', 'mesa-help-desk' ) }
					</Button>
				) }
				{ mayReply && hasOthers && (
					<Button variant="secondary" __next40pxDefaultSize onClick={ () => choose( 'reply-all' ) }>
						{ __( 'Reply to all', 'mesa-help-desk' ) }
					</Button>
				) }
				{ ticket.can.note && (
					<Button icon={ pencil } variant="tertiary" __next40pxDefaultSize onClick={ () => choose( 'note' ) }>
						{ __( 'Note', 'mesa-help-desk' ) }
					</Button>
				) }
				{ mayReply && (
					<Button icon={ arrowRight } variant="tertiary" __next40pxDefaultSize onClick={ () => choose( 'forward' ) }>
						{ __( 'Forward', 'mesa-help-desk' ) }
					</Button>
				) }
				{ ! mayReply && (
					<p className="mesa-reply__why">
						{ ticket.can.note
							? __( 'Your role writes notes for the team; it does not answer customers.', 'mesa-help-desk' )
							: __( 'Your role reads tickets; it does not answer customers.', 'mesa-help-desk' ) }
					</p>
				) }
			</footer>
		);
	}
	const tabs: [ Kind, string, boolean ][] = [
		[ 'reply', __( 'Reply', 'mesa-help-desk' ), mayReply ],
		[ 'note', __( 'Note', 'mesa-help-desk' ), ticket.can.note ],
		[ 'forward', __( 'Forward', 'mesa-help-desk' ), mayReply ],
	];
	return (
		<footer ref={ box } className={ `mesa-reply is-${ open.kind }` }>
			<div className="mesa-reply__tabs">
				{ tabs
					.filter( ( [ , , isThere ] ) => isThere )
					.map( ( [ kind, label ] ) => (
						<button key={ kind } type="button" aria-pressed={ open.kind === kind } onClick={ () => turnTo( kind ) }>
							{ label }
						</button>
					) ) }
				<Button
					icon={ closeSmall }
					size="small"
					label={ __( 'Close; what you wrote is kept', 'mesa-help-desk' ) }
					onClick={ () => setOpen( null ) }
				/>
			</div>
			<Composer
				key={ open.kind }
				kind={ open.kind }
				ticketId={ ticketId }
				ticket={ ticket }
				intent={ open.intent }
				takesFiles={ takesFiles }
				takesFocus={ open.takesFocus }
				onDone={ () => setOpen( null ) }
				onClose={ () => setOpen( null ) }
			/>
		</footer>
	);
}

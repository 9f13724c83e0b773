import { Button } from '@wordpress/components';
import { useCallback, useEffect, useRef, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { closeSmall, commentReplyLink, pencil } from '@wordpress/icons';
import type { Ticket } from '../../../contract/generated/types.ts';
import { hasDraft } from '../../../store/drafts.ts';
import { Composer } from './composer.tsx';

type Tab = 'reply' | 'note';

/** What the keyboard and a drop on the thread ask of the reply box. */
export interface ReplyHandle {
	open: ( tab: Tab ) => void;
	addFiles: ( files: readonly File[] ) => void;
}

interface Props {
	handle: { current: ReplyHandle | null };
	ticketId: number;
	ticket: Omit< Ticket, 'row' >;
	/** True after a reply was taken back: its text is waiting. */
	startsOpen: boolean;
}

/** The box at the thread's foot: closed until it is wanted, so that reading has the room. */
export function ReplyBox( { handle, ticketId, ticket, startsOpen }: Props ) {
	const [ tab, setTab ] = useState< Tab | null >( () => {
		if ( startsOpen || hasDraft( `reply:${ ticketId }` ) ) {
			return ticket.can.reply ? 'reply' : null;
		}
		return hasDraft( `note:${ ticketId }` ) ? 'note' : null;
	} );
	// A draft that was found opens the box but leaves the keyboard to the list.
	const [ takesFocus, setTakesFocus ] = useState( startsOpen );
	const choose = useCallback( ( wanted: Tab ) => {
		setTakesFocus( true );
		setTab( wanted );
	}, [] );
	const addFiles = useRef< ( ( files: readonly File[] ) => void ) | null >( null );
	const waiting = useRef< File[] >( [] );
	const box = useRef< HTMLElement >( null );

	const takesFiles = useCallback( ( add: ( ( files: readonly File[] ) => void ) | null ) => {
		addFiles.current = add;
		if ( add && waiting.current.length > 0 ) {
			add( waiting.current );
			waiting.current = [];
		}
	}, [] );

	const mayReply = ticket.can.reply;
	useEffect( () => {
		handle.current = {
			open: ( wanted ) => {
				choose( wanted === 'reply' && ! mayReply ? 'note' : wanted );
				box.current?.querySelector( 'textarea' )?.focus();
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

	if ( tab === null ) {
		return (
			<footer className="mesa-reply is-closed">
				{ mayReply && (
					<Button icon={ commentReplyLink } variant="secondary" __next40pxDefaultSize onClick={ () => choose( 'reply' ) }>
						{ __( 'Reply', 'mesa-help-desk' ) }
					</Button>
				) }
				{ ticket.can.note && (
					<Button icon={ pencil } variant="tertiary" __next40pxDefaultSize onClick={ () => choose( 'note' ) }>
						{ __( 'Note', 'mesa-help-desk' ) }
					</Button>
				) }
			</footer>
		);
	}
	return (
		<footer ref={ box } className={ `mesa-reply is-${ tab }` }>
			<div className="mesa-reply__tabs">
				{ mayReply && (
					<button type="button" aria-pressed={ tab === 'reply' } onClick={ () => choose( 'reply' ) }>
						{ __( 'Reply', 'mesa-help-desk' ) }
					</button>
				) }
				{ ticket.can.note && (
					<button type="button" aria-pressed={ tab === 'note' } onClick={ () => choose( 'note' ) }>
						{ __( 'Note', 'mesa-help-desk' ) }
					</button>
				) }
				<Button
					icon={ closeSmall }
					size="small"
					label={ __( 'Close; what you wrote is kept', 'mesa-help-desk' ) }
					onClick={ () => setTab( null ) }
				/>
			</div>
			<Composer
				key={ tab }
				kind={ tab }
				ticketId={ ticketId }
				ticket={ ticket }
				takesFiles={ takesFiles }
				takesFocus={ takesFocus }
				onDone={ () => setTab( null ) }
				onClose={ () => setTab( null ) }
			/>
		</footer>
	);
}

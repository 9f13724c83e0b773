import { Button, FormFileUpload } from '@wordpress/components';
import { useDispatch, useRegistry } from '@wordpress/data';
import { useEffect, useRef, useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { trash } from '@wordpress/icons';
import type { Message, Ticket } from '../../../contract/generated/types.ts';
import { getBoot } from '../../../store/boot.ts';
import { newClientKey } from '../../../store/drafts.ts';
import { deskStore } from '../../../store/desk/index.ts';
import type { Failure } from '../../../store/failure.ts';
import { textToHtml } from '../../../ui/links.ts';
import { PaperclipIcon } from '../../../ui/paperclip.tsx';
import { FileList } from './file-list.tsx';
import { Held } from './held.tsx';
import { Recipients } from './recipients.tsx';
import { SendMenu } from './send-menu.tsx';
import type { StatusAfter } from './send-menu.tsx';
import { rememberSent } from './sent-drafts.ts';
import { TextArea } from './text-area.tsx';
import { useDraft } from './use-draft.ts';
import { useUploads } from './use-uploads.ts';

interface Props {
	kind: 'reply' | 'note';
	ticketId: number;
	ticket: Omit< Ticket, 'row' >;
	/** False for a draft that was found: the keyboard stays with the list. */
	takesFocus: boolean;
	onDone: () => void;
	onClose: () => void;
	/** Lets files that were dropped on the thread land here. */
	takesFiles: ( add: ( ( files: readonly File[] ) => void ) | null ) => void;
}

const IS_MAC = /mac|iphone|ipad/i.test( window.navigator.platform );

function newestId( messages: readonly Message[] ): number {
	return messages[ messages.length - 1 ]?.id ?? 0;
}

/** Writing one reply or one note: text, recipients, files, and what becomes of the ticket. */
export function Composer( { kind, ticketId, ticket, takesFocus, onDone, onClose, takesFiles }: Props ) {
	const { draft, change, clear } = useDraft( `${ kind }:${ ticketId }` );
	const { sendReply, saveNote, loadTicket } = useDispatch( deskStore );
	const registry = useRegistry();
	const [ busy, setBusy ] = useState( false );
	const [ waiting, setWaiting ] = useState< { statusAfter: StatusAfter | undefined } | null >( null );
	const [ failure, setFailure ] = useState< Failure | null >( null );
	const [ held, setHeld ] = useState< { since: number; statusAfter: StatusAfter | undefined } | null >( null );
	// What stood in the thread when writing began: a message that slides in above the box is easily overlooked.
	const shown = useRef( newestId( ticket.messages ) );
	const uploads = useUploads( ( file ) => change( ( known ) => ( { files: [ ...known.files, file ] } ) ) );
	const { add } = uploads;
	const area = useRef< HTMLTextAreaElement >( null );
	const isReply = kind === 'reply';

	useEffect( () => {
		takesFiles( add );
		return () => takesFiles( null );
	}, [ add, takesFiles ] );

	const isEmpty = draft.text.trim() === '' && draft.files.length === 0;
	const canSend = ! busy && ! ( isEmpty && uploads.settled ) && ! uploads.failed;
	const files = draft.files.map( ( { sha256, filename, content_type } ) => ( { sha256, filename, content_type } ) );

	const onRefused = async ( refused: Failure, statusAfter: StatusAfter | undefined ) => {
		if ( refused.code === 'mesa_thread_changed' ) {
			await loadTicket( ticketId );
			setHeld( { since: shown.current, statusAfter } );
			// From here on it has been shown.
			shown.current = newestId( currentMessages() );
			return;
		}
		setFailure( refused );
	};

	const currentMessages = () => ( registry.select( deskStore ).getDesk().tickets[ ticketId ]?.ticket ?? ticket ).messages;

	const submit = async ( statusAfter?: StatusAfter ) => {
		if ( ! canSend ) {
			return;
		}
		if ( ! uploads.settled ) {
			// Files are still on their way: it leaves by itself when they have arrived.
			setWaiting( { statusAfter } );
			return;
		}
		const messages = currentMessages();
		const byOthers = messages.some( ( message ) => message.id > shown.current && message.author?.id !== getBoot().user.id );
		const seen = byOthers ? shown.current : newestId( messages );
		setBusy( true );
		setFailure( null );
		setHeld( null );
		const html = textToHtml( draft.text );
		const cc = draft.cc ?? ticket.reply_cc.map( ( address ) => address.address );
		const shared = { html, client_key: draft.clientKey, ...( files.length > 0 ? { files } : {} ) };
		try {
			if ( isReply ) {
				const message = await sendReply( ticketId, {
					...shared,
					...( draft.to.length > 0 ? { to: draft.to } : {} ),
					...( cc.length > 0 ? { cc } : {} ),
					...( draft.bcc.length > 0 ? { bcc: draft.bcc } : {} ),
					...( statusAfter ? { status_after: statusAfter } : {} ),
					...( seen > 0 ? { last_message_id: seen } : {} ),
				} );
				rememberSent( message.id, draft );
			} else {
				await saveNote( ticketId, shared );
			}
			clear();
			onDone();
		} catch ( error ) {
			const refused = error as Failure;
			if ( refused.kind === 'refused' || refused.code === 'mesa_thread_changed' ) {
				// What is sent next is not the same request any more.
				change( { clientKey: newClientKey() } );
			}
			await onRefused( refused, statusAfter );
			setBusy( false );
		}
	};

	const submitNow = useRef( submit );
	submitNow.current = submit;
	useEffect( () => {
		if ( waiting && ( uploads.settled || uploads.failed ) ) {
			setWaiting( null );
			if ( uploads.settled ) {
				// Of this very rendering, whose draft has the files that just arrived.
				void submitNow.current( waiting.statusAfter );
			}
		}
	}, [ waiting, uploads.settled, uploads.failed ] );

	const arrived = held ? ticket.messages.filter( ( message ) => message.id > held.since ) : [];
	return (
		<div className={ `mesa-composer is-${ kind }` }>
			{ isReply && (
				<Recipients
					standard={ ticket.reply_to }
					copies={ ticket.reply_cc }
					draft={ draft }
					errors={ failure?.params ?? {} }
					onChange={ change }
				/>
			) }
			{ held && (
				<Held
					arrived={ arrived }
					busy={ busy }
					onSendAnyway={ () => void submit( held.statusAfter ) }
					onBack={ () => setHeld( null ) }
				/>
			) }
			<TextArea
				areaRef={ area }
				value={ draft.text }
				takesFocus={ takesFocus }
				label={ isReply ? __( 'Your reply', 'mesa-help-desk' ) : __( 'Your note', 'mesa-help-desk' ) }
				placeholder={
					isReply ? __( 'Write a reply…', 'mesa-help-desk' ) : __( 'Write a note that only your team sees…', 'mesa-help-desk' )
				}
				onChange={ ( text ) => change( { text } ) }
				onSubmit={ () => void submit() }
				onEscape={ onClose }
				onFiles={ add }
			/>
			<FileList
				files={ draft.files }
				uploads={ uploads }
				onRemove={ ( index ) => change( { files: draft.files.filter( ( _file, each ) => each !== index ) } ) }
			/>
			{ failure && (
				<p className="mesa-composer__failure" role="alert">
					{ isReply ? __( 'Your reply was not sent.', 'mesa-help-desk' ) : __( 'Your note was not saved.', 'mesa-help-desk' ) }{ ' ' }
					{ failure.message } { __( 'Your text is kept.', 'mesa-help-desk' ) }
				</p>
			) }
			<div className="mesa-composer__foot">
				<FormFileUpload
					__next40pxDefaultSize
					multiple
					icon={ <PaperclipIcon title="" /> }
					aria-label={ __( 'Attach files', 'mesa-help-desk' ) }
					onChange={ ( event ) => {
						add( [ ...( event.currentTarget.files ?? [] ) ] );
						event.currentTarget.value = '';
						area.current?.focus();
					} }
				/>
				{ ! isEmpty && (
					<Button
						icon={ trash }
						size="compact"
						label={ __( 'Discard this draft', 'mesa-help-desk' ) }
						onClick={ () => {
							clear();
							onClose();
						} }
					/>
				) }
				<span className="mesa-composer__hint">
					{ sprintf( /* translators: %s: a key, "Ctrl" or "⌘". */ __( '%s + Enter', 'mesa-help-desk' ), IS_MAC ? '⌘' : 'Ctrl' ) }
				</span>
				<SendMenu
					kind={ kind }
					canSend={ canSend }
					busy={ busy || waiting !== null }
					onSend={ ( how ) => void submit( how.statusAfter ) }
				/>
			</div>
		</div>
	);
}

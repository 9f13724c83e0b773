import { CheckboxControl } from '@wordpress/components';
import { useCallback, useEffect, useRef, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { StoredFile, Ticket } from '../../../contract/generated/types.ts';
import { getBoot } from '../../../store/boot.ts';
import { useTicketActions } from '../use-ticket-actions.ts';
import { isAddress } from './addresses.ts';
import type { TextHandle } from './editor/types.ts';
import { FileList } from './file-list.tsx';
import { Foot } from './foot.tsx';
import { Held } from './held.tsx';
import { htmlOf } from './html-of.ts';
import { OtherDraft, WaitsForConnection } from './other-draft.tsx';
import { passedOn } from './passed-on.ts';
import { answeredMessage, Below } from './quoted.tsx';
import { KeepButton } from './keep-button.tsx';
import { Recipients } from './recipients.tsx';
import type { SendHow, StatusAfter } from './send-menu.tsx';
import { Text } from './text.tsx';
import { useTextMenus } from './text-menus.ts';
import { Unfilled, unfilledIn } from './unfilled.tsx';
import { useDraft } from './use-draft.ts';
import { useIntent } from './use-intent.ts';
import type { Intent, Kind } from './use-intent.ts';
import { useSubmit } from './use-submit.ts';
import { useUploads } from './use-uploads.ts';

interface Props {
	kind: Kind;
	ticketId: number;
	ticket: Omit< Ticket, 'row' >;
	/** What the person asked for when the box was opened. */
	intent: Intent;
	/** False for a draft that was found: the keyboard stays with the list. */
	takesFocus: boolean;
	onDone: () => void;
	onClose: () => void;
	/** Lets files that were dropped on the thread land here. */
	takesFiles: ( add: ( ( files: readonly File[] ) => void ) | null ) => void;
}

const LABELS = {
	reply: () => [ __( 'Your reply', 'mesa-help-desk' ), __( 'Write a reply, or / for saved replies…', 'mesa-help-desk' ) ] as const,
	note: () =>
		[
			__( 'Your note', 'mesa-help-desk' ),
			__( 'Write a note that only your team sees, @ names somebody…', 'mesa-help-desk' ),
		] as const,
	forward: () => [ __( 'Your message', 'mesa-help-desk' ), __( 'Write what this is about…', 'mesa-help-desk' ) ] as const,
};

function notSent( kind: Kind ): string {
	return kind === 'note' ? __( 'Your note was not saved.', 'mesa-help-desk' ) : __( 'Your reply was not sent.', 'mesa-help-desk' );
}

/** Writing one reply, one note or one forward: text, recipients, files, and what becomes of the ticket. */
export function Composer( { kind, ticketId, ticket, intent, takesFocus, onDone, onClose, takesFiles }: Props ) {
	const tools = useDraft( `${ kind }:${ ticketId }` );
	const { draft, change, clear, ended } = tools;
	const text = useRef< TextHandle | null >( null );
	const [ toolsIn, setToolsIn ] = useState< HTMLElement | null >( null );
	const [ lineIn, setLineIn ] = useState< HTMLElement | null >( null );
	const [ gaps, setGaps ] = useState< { names: string[]; how: SendHow } | null >( null );
	const { change: changeTicket } = useTicketActions();
	const uploads = useUploads( ( file: StoredFile, contentId ) =>
		change( ( known ) => ( { files: [ ...known.files, contentId ? { ...file, content_id: contentId } : file ] } ) )
	);
	const { add, addPictures } = uploads;
	const submit = useSubmit( { kind, ticketId, ticket, draft, change, ended, uploads, onDone } );
	const isMail = kind !== 'note';
	const menus = useTextMenus( kind, ticketId, {
		userId: getBoot().user.id,
		onFiles: ( files ) => change( ( known ) => ( { files: [ ...known.files, ...files ] } ) ),
		onStatus: ( status ) => change( { statusAfter: status as StatusAfter } ),
		onPatch: ( patch ) => void changeTicket( ticketId, patch ),
	} );

	useEffect( () => {
		takesFiles( add );
		return () => takesFiles( null );
	}, [ add, takesFiles ] );

	useIntent( kind, intent, ticket, change );

	const isEmpty = draft.text.trim() === '' && draft.files.length === 0;
	const hasWrongAddress = isMail && [ ...draft.to, ...( draft.cc ?? [] ), ...draft.bcc ].some( ( address ) => ! isAddress( address ) );
	const needsTo = kind === 'forward' && draft.to.length === 0;
	const needsMessage = kind === 'forward' && draft.forward?.message_id === 0;
	const canSend =
		! submit.busy &&
		! ( isEmpty && uploads.settled && kind !== 'forward' ) &&
		! uploads.failed &&
		! hasWrongAddress &&
		! needsTo &&
		! needsMessage;

	const canSendNow = useRef( canSend );
	canSendNow.current = canSend;
	const gapsNow = useRef( gaps );
	gapsNow.current = gaps;
	const draftNow = useRef( draft );
	draftNow.current = draft;
	const send = useCallback(
		( how: SendHow, asItIs = false ) => {
			text.current?.flush();
			// After what was typed last has reached the draft.
			setTimeout( () => {
				const names = asItIs || kind === 'note' ? [] : unfilledIn( draftNow.current.text );
				if ( ! canSendNow.current ) {
					return;
				}
				if ( names.length > 0 ) {
					setGaps( { names, how } );
					return;
				}
				setGaps( null );
				const status = how.statusAfter ?? draftNow.current.statusAfter;
				void submit.sendNow.current( status ? { ...how, statusAfter: status } : how );
			}, 0 );
		},
		[ kind, submit.sendNow ]
	);

	const { held, failure } = submit;
	const [ label, placeholder ] = LABELS[ kind ]();
	const along = draft.forward ? passedOn( ticket.messages, draft.forward ) : [];
	const answered =
		kind === 'reply' && draft.quote
			? answeredMessage( ticket, draft.to.length > 0 ? [ ...draft.to, ...( draft.cc ?? [] ) ] : null )
			: null;
	return (
		<div className={ `mesa-composer is-${ kind }` }>
			{ isMail && (
				<Recipients
					kind={ kind === 'forward' ? 'forward' : 'reply' }
					ticket={ ticket }
					draft={ draft }
					errors={ failure?.params ?? {} }
					onChange={ change }
				/>
			) }
			{ needsMessage && (
				<p role="status">{ __( 'Which message is passed on? Choose “Forward” on it in the thread.', 'mesa-help-desk' ) }</p>
			) }
			{ held && (
				<Held ticket={ ticket } held={ held } busy={ submit.busy } onSendAnyway={ () => send( held.how ) } onBack={ submit.back } />
			) }
			{ gaps && (
				<Unfilled
					names={ gaps.names }
					onSendAnyway={ () => send( gaps.how, true ) }
					onBack={ () => {
						setGaps( null );
						text.current?.focus();
					} }
				/>
			) }
			<OtherDraft name={ `${ kind }:${ ticketId }` } tools={ tools } />
			<div className="mesa-composer__text">
				<Text
					key={ tools.epoch }
					html={ htmlOf( draft ) }
					text={ draft.text }
					label={ label }
					placeholder={ placeholder }
					takesFocus={ takesFocus && ! needsTo }
					menus={ menus }
					mentions={ kind === 'note' }
					files={ draft.files }
					handle={ text }
					toolsIn={ toolsIn }
					lineIn={ lineIn }
					onChange={ change }
					onSubmit={ () => send( {} ) }
					onEscape={ onClose }
					onFiles={ add }
					onPictures={ addPictures }
				/>
				{ isMail && (
					<Below
						signature={ ticket.signature }
						message={ along[ 0 ] ?? answered }
						count={ along.length }
						onRemove={ kind === 'reply' ? () => change( { quote: false } ) : null }
					/>
				) }
			</div>
			{ draft.forward && ticket.messages.length > 1 && (
				<CheckboxControl
					__nextHasNoMarginBottom
					className="mesa-composer__thread"
					label={ __( 'With everything that was written before', 'mesa-help-desk' ) }
					checked={ draft.forward.thread }
					onChange={ ( thread ) => draft.forward && change( { forward: { ...draft.forward, thread } } ) }
				/>
			) }
			<FileList
				files={ draft.files }
				uploads={ uploads }
				onRemove={ ( index ) => change( { files: draft.files.filter( ( _file, each ) => each !== index ) } ) }
			/>
			{ failure && (
				<p className="mesa-composer__failure" role="alert">
					{ notSent( kind ) } { failure.message } { __( 'Your text is kept.', 'mesa-help-desk' ) }
				</p>
			) }
			<div ref={ setLineIn } />
			{ submit.waitsForConnection && <WaitsForConnection onStop={ submit.dontSend } /> }
			<Foot
				toolsRef={ setToolsIn }
				kind={ kind }
				statusAfter={ draft.statusAfter }
				saved={ tools.saved }
				isEmpty={ isEmpty }
				canSend={ canSend }
				busy={ submit.busy || submit.waiting }
				onFiles={ ( files ) => {
					add( files );
					text.current?.focus();
				} }
				onDiscard={ () => {
					clear();
					onClose();
				} }
				onSend={ send }
				keep={ kind === 'note' ? null : <KeepButton html={ htmlOf( draft ) } files={ draft.files } /> }
			/>
		</div>
	);
}

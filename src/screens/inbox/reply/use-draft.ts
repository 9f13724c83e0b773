import { useRegistry } from '@wordpress/data';
import { useCallback, useEffect, useRef, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { Draft as ServerDraft } from '../../../contract/generated/types.ts';
import { deskStore } from '../../../store/desk/index.ts';
import { onDrafts } from '../../../store/draft-events.ts';
import { takeOther } from '../../../store/draft-meeting.ts';
import { otherDrafts } from '../../../store/draft-others.ts';
import { ticketOf } from '../../../store/draft-shape.ts';
import { discardDraft, draftChanged, draftState, endDraft } from '../../../store/draft-sync.ts';
import type { DraftState } from '../../../store/draft-sync.ts';
import { contentOf, emptyDraft, isEmptyDraft, keepDraft, readDraft, storageKeyOf } from '../../../store/drafts.ts';
import type { Draft } from '../../../store/drafts.ts';
import { noteTyping } from '../../../store/presence.ts';
import type { WritingKind } from '../../../store/presence.ts';
import { dontSend } from '../../../store/send-queue.ts';
import { notify } from '../notify.ts';

export interface DraftTools {
	draft: Draft;
	change: ( part: Partial< Draft > | ( ( draft: Draft ) => Partial< Draft > ) ) => void;
	/** Throws it away, here and on the server. */
	clear: () => void;
	/** After it was sent, which ends it on the server: a new one, empty unless more has been written since. Tells whether that is so. */
	ended: ( sent: Draft ) => boolean;
	/** Where the words are safe. */
	saved: DraftState;
	/** The same person's other drafts here, from another machine. */
	others: readonly ServerDraft[];
	/** Goes on with one of them. */
	take: ( other: ServerDraft ) => void;
	/** Changes whenever other words than those that were typed here stand in the draft: the editor has to show them. */
	epoch: number;
}

const NO_OTHERS: readonly ServerDraft[] = [];

/** A draft that is written down with every keystroke, here at once and on the server soon after. */
export function useDraft( name: string ): DraftTools {
	const registry = useRegistry();
	const [ draft, setDraft ] = useState( () => readDraft( name ) );
	const [ saved, setSaved ] = useState< DraftState >( () => draftState( name ) );
	const [ others, setOthers ] = useState( () => otherDrafts( name ) );
	const [ epoch, setEpoch ] = useState( 0 );
	// What stands on screen: several changes may come before it is drawn again.
	const current = useRef( draft );

	const set = useCallback( ( next: Draft ) => {
		current.current = next;
		setDraft( next );
	}, [] );

	/** What the person has seen when writing begins. */
	const seen = useCallback( () => {
		const ticket = registry.select( deskStore ).getDesk().tickets[ ticketOf( name ) ]?.ticket;
		return {
			basedOn: ticket?.messages[ ticket.messages.length - 1 ]?.id ?? 0,
			basedOnEvent: ticket?.events[ ticket.events.length - 1 ]?.id ?? 0,
		};
	}, [ registry, name ] );

	const change = useCallback< DraftTools[ 'change' ] >(
		( part ) => {
			const known = current.current;
			noteTyping( ticketOf( name ), name.split( ':' )[ 0 ] as WritingKind );
			// Only what this browser has stored knows what the server has.
			const { revision } = readDraft( name );
			const next = {
				...known,
				...( isEmptyDraft( known ) ? {} : { revision } ),
				...( typeof part === 'function' ? part( known ) : part ),
				synced: false,
			};
			if ( isEmptyDraft( known ) && next.basedOn === 0 ) {
				Object.assign( next, seen() );
			}
			if ( isEmptyDraft( next ) && ! isEmptyDraft( known ) ) {
				discardDraft( name );
				set( { ...emptyDraft(), to: next.to, cc: next.cc, bcc: next.bcc, quote: next.quote, forward: next.forward } );
				return;
			}
			keepDraft( name, next );
			if ( contentOf( next ) !== contentOf( known ) && dontSend( name ) ) {
				notify( __( 'You have changed it, so it does not leave by itself any more. Send it when it is ready.', 'mesa-help-desk' ) );
			}
			if ( ! isEmptyDraft( next ) ) {
				draftChanged( name );
				setSaved( draftState( name ) );
			}
			set( next );
		},
		[ name, set, seen ]
	);

	useEffect(
		() =>
			onDrafts( ( moved, move ) => {
				if ( moved !== name ) {
					return;
				}
				setSaved( draftState( name ) );
				setOthers( otherDrafts( name ) );
				if ( move !== null ) {
					set( readDraft( name ) );
					setEpoch( ( now ) => now + 1 );
				}
			} ),
		[ name, set ]
	);

	// The same ticket in another tab: only one of them is written in at a time, and the other follows.
	useEffect( () => {
		const onStorage = ( { key }: StorageEvent ) => {
			const theirs = readDraft( name );
			if ( key === storageKeyOf( name ) && contentOf( theirs ) !== contentOf( current.current ) ) {
				set( theirs );
				setEpoch( ( now ) => now + 1 );
			}
		};
		window.addEventListener( 'storage', onStorage );
		return () => window.removeEventListener( 'storage', onStorage );
	}, [ name, set ] );

	const clear = useCallback( () => {
		discardDraft( name );
		set( emptyDraft() );
		setEpoch( ( now ) => now + 1 );
	}, [ name, set ] );
	const ended = useCallback(
		( sent: Draft ) => {
			const isMore = endDraft( name, contentOf( sent ) );
			set( isMore ? readDraft( name ) : emptyDraft() );
			if ( ! isMore ) {
				setEpoch( ( now ) => now + 1 );
			}
			return isMore;
		},
		[ name, set ]
	);
	const take = useCallback( ( other: ServerDraft ) => void takeOther( name, other ), [ name ] );
	return { draft, change, clear, ended, saved, others: others.length > 0 ? others : NO_OTHERS, take, epoch };
}

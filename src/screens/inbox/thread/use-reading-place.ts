import { useEffect, useRef } from '@wordpress/element';
import type { RefObject } from 'react';
import type { Message } from '../../../contract/generated/types.ts';
import { getBoot } from '../../../store/boot.ts';
import { linkedMessage } from '../../../store/message-link.ts';
import { openAtFirst } from './folding.ts';

/** So much of what stands above stays visible, as a sign that there is more. */
const PEEK_PX = 44;

/**
 * Keeps a thread scrolled to what is to be read: first to where the unfolded messages begin, later to what
 * the person has just written, and to a message that arrives while they are at the end. Mails take their height a moment after they are
 * drawn, so the place is held until the person scrolls.
 *
 * @return Ref of the element that scrolls.
 */
export function useReadingPlace( ticketId: number, messages: readonly Message[] ): RefObject< HTMLDivElement > {
	const scroller = useRef< HTMLDivElement >( null );
	const target = useRef< number | null >( null );
	const known = useRef( { ticketId: 0, newest: 0 } );
	const last = messages[ messages.length - 1 ];
	const newest = last?.id ?? 0;

	useEffect( () => {
		const element = scroller.current;
		if ( ! element || newest === 0 ) {
			return;
		}
		if ( known.current.ticketId !== ticketId ) {
			const linked = linkedMessage();
			target.current = messages.some( ( one ) => one.id === linked )
				? linked
				: ( [ ...openAtFirst( messages ) ].sort( ( a, b ) => a - b )[ 0 ] ?? newest );
		} else if (
			newest > known.current.newest &&
			( last?.author?.id === getBoot().user.id ||
				element.scrollHeight - element.scrollTop - element.clientHeight < element.clientHeight )
		) {
			target.current = newest;
		}
		known.current = { ticketId, newest };

		const hold = () => {
			const wanted = target.current === null ? null : element.querySelector< HTMLElement >( `[data-message="${ target.current }"]` );
			if ( wanted ) {
				element.scrollTop = wanted.offsetTop - PEEK_PX;
			}
		};
		const letGo = () => {
			target.current = null;
		};
		hold();
		const observer = new ResizeObserver( hold );
		observer.observe( element );
		if ( element.firstElementChild ) {
			observer.observe( element.firstElementChild );
		}
		const events = [ 'wheel', 'touchmove', 'pointerdown', 'keydown' ] as const;
		events.forEach( ( name ) => element.addEventListener( name, letGo, { passive: true } ) );
		return () => {
			observer.disconnect();
			events.forEach( ( name ) => element.removeEventListener( name, letGo ) );
		};
	}, [ ticketId, newest ] ); // eslint-disable-line react-hooks/exhaustive-deps -- only a new ticket or a new message moves the place, not each refresh of the list

	return scroller;
}

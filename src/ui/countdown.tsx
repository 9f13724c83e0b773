import { useEffect, useState } from '@wordpress/element';
import type { ReactNode } from 'react';

/** Seconds that pass while a short message is on screen. */
export interface Counting {
	/** Milliseconds of this computer's clock. */
	until: number;
	words: ( seconds: number ) => string;
}

const counting = new Map< string, Counting >();

/** Has the message of this id count down from when it is shown; null: it stands still. */
export function countDown( id: string, how: Counting | null ): void {
	if ( how ) {
		counting.set( id, how );
	} else {
		counting.delete( id );
	}
}

const secondsUntil = ( until: number ): number => Math.max( 0, Math.ceil( ( until - Date.now() ) / 1000 ) );

function Countdown( { until, words }: Counting ) {
	const [ seconds, setSeconds ] = useState( () => secondsUntil( until ) );
	useEffect( () => {
		let timer: ReturnType< typeof setTimeout > | undefined;
		// A whole second at a time, just after it has passed; it goes on even when a timer comes too early and nothing changes.
		const wait = () => {
			if ( until > Date.now() ) {
				timer = setTimeout( tick, ( ( until - Date.now() ) % 1000 || 1000 ) + 10 );
			}
		};
		const tick = () => {
			setSeconds( secondsUntil( until ) );
			wait();
		};
		wait();
		return () => clearTimeout( timer );
	}, [ until ] );
	return <span className="mesa-countdown">{ words( seconds ) }</span>;
}

/** A notice as it is shown. What a screen reader says of it stays as it was: it is heard once, not every second. */
export function withCountdown< Notice extends { id: string; content: ReactNode } >( notice: Notice ): Notice {
	const how = counting.get( notice.id );
	return how ? { ...notice, content: <Countdown key={ how.until } { ...how } /> } : notice;
}

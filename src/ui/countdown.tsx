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

function Countdown( { until, words }: Counting ) {
	const left = () => Math.max( 0, Math.ceil( ( until - Date.now() ) / 1000 ) );
	const [ seconds, setSeconds ] = useState( left );
	useEffect( () => {
		if ( seconds === 0 ) {
			return;
		}
		// A whole second at a time, just after it has passed.
		const timer = setTimeout( () => setSeconds( left() ), ( ( until - Date.now() ) % 1000 ) + 10 );
		return () => clearTimeout( timer );
	} ); // After each second anew.
	return <span className="mesa-countdown">{ words( seconds ) }</span>;
}

/** A notice as it is shown. What a screen reader says of it stays as it was: it is heard once, not every second. */
export function withCountdown< Notice extends { id: string; content: ReactNode } >( notice: Notice ): Notice {
	const how = counting.get( notice.id );
	return how ? { ...notice, content: <Countdown key={ how.until } { ...how } /> } : notice;
}

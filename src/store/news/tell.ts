import { __, _n, sprintf } from '@wordpress/i18n';
import type { Notification as News, TicketRow } from '../../contract/generated/types.ts';
import { goToMessage } from '../message-link.ts';
import { readPreference } from '../preferences.ts';
import { onArrivals } from './arrivals.ts';
import { getNotifications, onFreshNotifications } from './notifications.ts';
import { isSound, playSound } from './sounds.ts';
import { addUnseen, clearUnseen, isLooking } from './unseen.ts';

/** One thing to tell of. */
interface Item {
	ticketId: number;
	messageId: number | null;
	title: string;
	body: string;
}

/** What comes within this time is told together: a mail that is mine is both an arrival and a notification. */
const TOGETHER_MS = 1_500;
/** Named in one notification of the browser. */
const NAMED = 3;
/** The same for all of ours: a new one takes the place of the last. */
const TAG = 'mesa-news';

function ofNews( news: News ): Item {
	return { ticketId: news.ticket_id, messageId: news.message_id, title: news.words, body: news.subject };
}

function ofArrival( row: TicketRow ): Item {
	return { ticketId: row.id, messageId: null, title: row.customer_name || row.customer_email, body: row.subject };
}

/** Whether the person has asked this browser to tell them, and it may. */
export function mayTell(): boolean {
	return 'Notification' in window && window.Notification.permission === 'granted' && readPreference( 'news:browser', 'off' ) === 'on';
}

/** Shows one notification of the browser for all of them; a click leads to the first ticket. */
function showTogether( items: readonly Item[] ): void {
	const [ first ] = items;
	if ( ! first ) {
		return;
	}
	const title =
		items.length === 1
			? first.title
			: sprintf(
					/* translators: %d: number of tickets. */
					_n( '%d ticket with something new', '%d tickets with something new', items.length, 'mesa-help-desk' ),
					items.length
				);
	const more = items.length > NAMED ? [ __( 'and more', 'mesa-help-desk' ) ] : [];
	const body = [ ...items.slice( 0, NAMED ).map( ( item ) => item.body ), ...more ].join( '\n' );
	const shown = new window.Notification( title, { body, tag: TAG } );
	shown.onclick = () => {
		window.focus();
		goToMessage( first.ticketId, items.length === 1 ? first.messageId : null );
		shown.close();
	};
}

/**
 * Tells of new mail while the person looks elsewhere: counts it for the title, and by a notification of the browser and a
 * sound where they have asked for that. Never while they have the page before them, never with noise in quiet hours.
 *
 * @return Ends it.
 */
export function startTelling(): () => void {
	let waiting = new Map< number, Item >();
	let timer: ReturnType< typeof setTimeout > | undefined;

	const tell = () => {
		const items = [ ...waiting.values() ];
		waiting = new Map();
		timer = undefined;
		if ( items.length === 0 || isLooking() || getNotifications().quiet ) {
			return;
		}
		const sound = readPreference( 'news:sound', 'off' );
		if ( isSound( sound ) ) {
			playSound( sound );
		}
		if ( mayTell() ) {
			showTogether( items );
		}
	};
	const add = ( items: readonly Item[] ) => {
		if ( isLooking() ) {
			return;
		}
		addUnseen( items.map( ( item ) => item.ticketId ) );
		// What the site says of a ticket is more than that a mail came in.
		items.forEach( ( item ) => waiting.set( item.ticketId, item ) );
		timer ??= setTimeout( tell, TOGETHER_MS );
	};
	const back = () => isLooking() && clearUnseen();

	const ends = [
		onFreshNotifications( ( fresh ) => add( fresh.map( ofNews ) ) ),
		onArrivals( ( rows ) => readPreference( 'news:what', 'all' ) === 'all' && add( rows.map( ofArrival ) ) ),
	];
	window.addEventListener( 'focus', back );
	document.addEventListener( 'visibilitychange', back );
	return () => {
		ends.forEach( ( end ) => end() );
		clearTimeout( timer );
		window.removeEventListener( 'focus', back );
		document.removeEventListener( 'visibilitychange', back );
	};
}

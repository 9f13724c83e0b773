import { useSelect } from '@wordpress/data';
import { useEffect, useRef } from '@wordpress/element';
import { deskStore } from '../store/desk/index.ts';
import { useRoute } from '../store/route.ts';
import { useAfterPaint } from '../ui/use-after-paint.ts';
import { useNews } from './use-news.ts';

/** The tab says which ticket is open, and on how many is something new: "(3) Where is my order? ‹ …". */
export function useDocumentTitle(): void {
	const route = useRoute();
	const { view } = route;
	// The browser draws its tab anew for each title: after the thread.
	const ticket = useAfterPaint( route.ticket );
	const base = useRef( document.title );
	const news = useNews();
	const subject = useSelect(
		( select ) => ( ticket && view === 'inbox' ? select( deskStore ).getDesk().rows[ ticket ]?.subject : undefined ),
		[ ticket, view ]
	);
	useEffect( () => {
		document.title = `${ news > 0 ? `(${ news }) ` : '' }${ subject ? `${ subject } ‹ ` : '' }${ base.current }`;
	}, [ news, subject ] );
}

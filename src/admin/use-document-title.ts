import { useSelect } from '@wordpress/data';
import { useEffect, useRef } from '@wordpress/element';
import { deskStore } from '../store/desk/index.ts';
import { useRoute } from '../store/route.ts';

/** The tab says which ticket is open, and how many wait for oneself: "(3) Where is my order? ‹ …". */
export function useDocumentTitle(): void {
	const { view, ticket } = useRoute();
	const base = useRef( document.title );
	const mine = useSelect( ( select ) => select( deskStore ).getDesk().counts?.mine ?? 0, [] );
	const subject = useSelect(
		( select ) => ( ticket && view === 'inbox' ? select( deskStore ).getDesk().rows[ ticket ]?.subject : undefined ),
		[ ticket, view ]
	);
	useEffect( () => {
		document.title = `${ mine > 0 ? `(${ mine }) ` : '' }${ subject ? `${ subject } ‹ ` : '' }${ base.current }`;
	}, [ mine, subject ] );
}

import { createContext, useContext } from '@wordpress/element';
import type { ActionContext, MenuName } from './actions/index.ts';

export interface Inbox {
	/** What an action may look at and do, as of now. The function itself stays the same. */
	getContext: () => ActionContext;
	/** The menu of the thread's head that is open. */
	menu: MenuName | null;
	setMenu: ( menu: MenuName | null ) => void;
}

export const InboxContext = createContext< Inbox | null >( null );

/**
 * The inbox around a component.
 *
 * @throws Error outside of the inbox screen.
 */
export function useInbox(): Inbox {
	const inbox = useContext( InboxContext );
	if ( ! inbox ) {
		throw new Error( 'Not inside the inbox screen.' );
	}
	return inbox;
}

/** One menu of the thread's head, opened by a click or by its key. */
export function useMenu( name: MenuName ): [ boolean, ( open: boolean ) => void ] {
	const { menu, setMenu } = useInbox();
	return [ menu === name, ( open ) => setMenu( open ? name : null ) ];
}

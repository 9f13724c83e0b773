import { useDispatch } from '@wordpress/data';
import { useCallback, useEffect, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { BulkStart, TicketCount, TicketPatch } from '../../../contract/generated/types.ts';
import { api } from '../../../store/api.ts';
import type { List, ListQuery } from '../../../store/desk/state.ts';
import { listKey } from '../../../store/desk/state.ts';
import type { Failure } from '../../../store/failure.ts';
import { listsStore } from '../../../store/lists/index.ts';
import { forgetDone, notifyFailure } from '../notify.ts';

/** Counted no further; more are more than one looks through. */
const UP_TO = 10_000;

export interface WholeResult {
	/** Everything that the list stands for is meant, loaded or not. */
	isWhole: boolean;
	/** Whether there is more than what is shown, so that it makes a difference. */
	isOffered: boolean;
	/** Null until it is counted. */
	count: TicketCount | null;
	choose: () => void;
	leave: () => void;
	/** Begins the change of all of them. False when the site has refused. */
	start: ( what: { patch: TicketPatch } | { kind: 'delete' } ) => Promise< boolean >;
}

/** Names a change, so that a click which is sent twice begins it once. */
export function newKey(): string {
	return Array.from( crypto.getRandomValues( new Uint8Array( 16 ) ), ( byte ) => byte.toString( 16 ).padStart( 2, '0' ) ).join( '' );
}

/** The filter of a list, as a change of all of it takes it. */
export function selectionOf( { folder, mailbox_id, team_id, search }: ListQuery ): Omit< BulkStart, 'client_key' > {
	return { folder, ...( mailbox_id ? { mailbox_id } : {} ), ...( team_id ? { team_id } : {} ), ...( search ? { search } : {} ) };
}

/** A change of everything that a folder or a search has, not only of what is shown. */
export function useWholeResult( query: ListQuery, list: List | undefined, selected: ReadonlySet< number > ): WholeResult {
	const { startBulk } = useDispatch( listsStore );
	const key = listKey( query );
	const [ chosen, setChosen ] = useState( '' );
	const [ counted, setCounted ] = useState< { key: string; count: TicketCount } | null >( null );
	const shown = list?.ids.length ?? 0;
	const isOffered = Boolean( list?.cursor ) && shown > 0 && selected.size >= shown;
	const isWhole = chosen === key && selected.size > 0;
	// Always the same: rows are given what calls it, and would all be drawn anew.
	const leave = useCallback( () => setChosen( '' ), [] );

	useEffect( () => {
		if ( ! isOffered ) {
			return;
		}
		let isGone = false;
		api( 'countTickets', { query: { ...selectionOf( query ), up_to: UP_TO } as never } ).then(
			( count ) => isGone || setCounted( { key, count } ),
			() => undefined
		);
		return () => {
			isGone = true;
		};
	}, [ isOffered, key ] ); // eslint-disable-line react-hooks/exhaustive-deps -- the key stands for the query

	return {
		isWhole,
		isOffered,
		count: counted?.key === key ? counted.count : null,
		choose: () => setChosen( key ),
		leave,
		start: async ( what ) => {
			forgetDone();
			try {
				await startBulk( { client_key: newKey(), ...selectionOf( query ), ...what } );
				setChosen( '' );
				return true;
			} catch ( failure ) {
				notifyFailure( __( 'Nothing was changed.', 'mesa-help-desk' ), failure as Failure );
				return false;
			}
		},
	};
}

import type { Desk, TicketRow } from '../../contract/generated/types.ts';
import { api } from '../api.ts';
import { rememberNames } from '../names.ts';
import type { Failure } from '../failure.ts';
import type { Thunk, ThunkTools } from './events.ts';

/** Takes over what the settings have changed. */
export function takeSetup( setup: Desk ): Thunk {
	return async ( { dispatch } ) => {
		rememberNames( setup );
		await dispatch( { type: 'SETUP', setup } );
	};
}

/** Loads types, fields, statuses, priorities and teams again; the page brought them when it was loaded. */
export function loadSetup(): Thunk {
	return async ( { dispatch } ) => {
		try {
			await dispatch( takeSetup( await api( 'getDesk', {} ) ) );
		} catch {
			// What is known serves as well.
		}
	};
}

/** So often at most is asked for what a row names and nobody knows: a status may have been deleted again already. */
const ASK_AGAIN_MS = 30_000;
let askedAt = -ASK_AGAIN_MS;

/** Loads everything again when tickets have a type, a status or a team that a colleague has made since the page was loaded. */
export function loadUnknown( rows: readonly TicketRow[] ): Thunk {
	return async ( { dispatch, select } ) => {
		const { statuses, teams, types } = select.getDesk().setup;
		const isUnknown = ( id: number | null, known: readonly { id: number }[] ) =>
			id !== null && id > 0 && ! known.some( ( each ) => each.id === id );
		const news = rows.some(
			( row ) => isUnknown( row.status_id, statuses ) || isUnknown( row.type_id, types ) || isUnknown( row.team_id, teams )
		);
		if ( news && performance.now() - askedAt > ASK_AGAIN_MS ) {
			askedAt = performance.now();
			await dispatch( loadSetup() );
		}
	};
}

/** Notes what a refusal says about a ticket's custom fields, to be shown beside them; nothing when it is about something else. */
export async function noteMissing( { dispatch }: ThunkTools, id: number, failure: Failure ): Promise< void > {
	const words = Object.entries( failure.params ).flatMap( ( [ name, text ] ) => {
		const field = /^fields\.(\d+)$/.exec( name )?.[ 1 ];
		return field === undefined ? [] : [ [ Number( field ), text ] as const ];
	} );
	if ( words.length > 0 ) {
		await dispatch( { type: 'MISSING', id, words: Object.fromEntries( words ) } );
	}
}

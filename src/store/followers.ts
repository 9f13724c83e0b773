import { useSyncExternalStore } from '@wordpress/element';
import type { Followers, Person } from '../contract/generated/types.ts';
import { api } from './api.ts';
import { getBoot } from './boot.ts';
import { toFailure } from './failure.ts';

/** Threads whose followers are remembered. */
const MOST = 50;

let known: ReadonlyMap< number, Followers > = new Map();
const listeners = new Set< () => void >();

function keep( ticketId: number, followers: Followers ): void {
	const rest = [ ...known ].filter( ( [ id ] ) => id !== ticketId ).slice( 1 - MOST );
	known = new Map( [ ...rest, [ ticketId, followers ] ] );
	listeners.forEach( ( listener ) => listener() );
}

/** Who follows a ticket; undefined until it is loaded. */
export function useFollowers( ticketId: number ): Followers | undefined {
	return useSyncExternalStore(
		( listener ) => {
			listeners.add( listener );
			return () => listeners.delete( listener );
		},
		() => known.get( ticketId )
	);
}

/** @throws Failure */
export async function loadFollowers( ticketId: number ): Promise< Followers > {
	try {
		const followers = await api( 'getFollowers', { path: { id: ticketId } } );
		keep( ticketId, followers );
		return followers;
	} catch ( error ) {
		throw toFailure( error );
	}
}

/**
 * Somebody follows a ticket or not: at once on screen, taken back when the server refuses.
 *
 * @throws Failure
 */
export async function setFollower( ticketId: number, person: Person, following: boolean ): Promise< void > {
	const before = known.get( ticketId );
	const me = getBoot().user.id;
	if ( before ) {
		const others = before.people.filter( ( one ) => one.id !== person.id );
		keep( ticketId, {
			following: person.id === me ? following : before.following,
			people: following ? [ ...others, person ] : others,
		} );
	}
	try {
		keep(
			ticketId,
			await api( 'setFollower', {
				path: { id: ticketId },
				body: { following, ...( person.id === me ? {} : { user_id: person.id } ) },
			} )
		);
	} catch ( error ) {
		if ( before ) {
			keep( ticketId, before );
		}
		throw toFailure( error );
	}
}

/** Follows the ticket, or stops. Gives what holds from then on. @throws Failure */
export async function toggleFollowing( ticketId: number ): Promise< boolean > {
	const { following } = known.get( ticketId ) ?? ( await loadFollowers( ticketId ) );
	await setFollower( ticketId, getBoot().user, ! following );
	return ! following;
}

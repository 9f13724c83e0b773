/** What threading looks at. Identifiers keep their angle brackets. */
export interface ThreadInput {
	messageId: string | null;
	inReplyTo: string | null;
	references: readonly string[];
	subject: string;
}

interface Container {
	parent: Container | null;
	message: number | null;
}

const REPLY_PREFIX = /^\s*((re|aw|sv|vs|antw|rv|fwd?|wg|tr|rif|odp|答复|回复|转发)(\[\d+\])?\s*[:：]\s*|\[[^\]]*\]\s*)+/i;

/** Subject without reply and list prefixes (RFC 5256 section 2.1). */
export function baseSubject( subject: string ): string {
	return subject
		.slice( 0, 1000 )
		.replace( /\s+/g, ' ' )
		.trim()
		.replace( /(?: ?\(fwd\))+$/i, '' )
		.replace( REPLY_PREFIX, '' )
		.trim()
		.toLowerCase();
}

function reaches( from: Container | null, to: Container ): boolean {
	for ( let at = from; at; at = at.parent ) {
		if ( at === to ) {
			return true;
		}
	}
	return false;
}

/**
 * Groups mails into conversations by what they refer to, and roots by their base subject (the REFERENCES algorithm,
 * RFC 5256 section 3, without its tree order). Used for grading; tickets are threaded by the server layer.
 *
 * @returns Groups of indexes into the list.
 */
export function groupThreads( messages: readonly ThreadInput[] ): number[][] {
	const byId = new Map< string, Container >();
	const own: Container[] = [];
	const containerOf = ( id: string ) => {
		const found = byId.get( id ) ?? { parent: null, message: null };
		byId.set( id, found );
		return found;
	};
	messages.forEach( ( message, index ) => {
		let container = message.messageId ? containerOf( message.messageId ) : { parent: null, message: null };
		if ( container.message !== null ) {
			container = { parent: null, message: null };
		}
		container.message = index;
		own[ index ] = container;
		const replied = ( message.inReplyTo ?? '' ).match( /<[^<>]+>/g )?.slice( 0, 1 ) ?? [];
		const chain = message.references.length > 0 ? message.references : replied;
		let parent: Container | null = null;
		for ( const id of chain ) {
			const next = containerOf( id );
			if ( parent && ! next.parent && ! reaches( parent, next ) ) {
				next.parent = parent;
			}
			parent = next;
		}
		// A mail's own References count more than what others say of it, even where they would make a circle.
		container.parent = null;
		if ( parent && ! reaches( parent, container ) ) {
			container.parent = parent;
		}
	} );
	return mergeBySubject( messages, own );
}

function rootOf( container: Container ): Container {
	let at = container;
	while ( at.parent ) {
		at = at.parent;
	}
	return at;
}

function mergeBySubject( messages: readonly ThreadInput[], own: readonly Container[] ): number[][] {
	const groups = new Map< Container, number[] >();
	own.forEach( ( container, index ) => {
		const root = rootOf( container );
		groups.set( root, [ ...( groups.get( root ) ?? [] ), index ] );
	} );
	const bySubject = new Map< string, number[] >();
	const result: number[][] = [];
	for ( const group of groups.values() ) {
		const first = messages[ group[ 0 ] as number ] as ThreadInput;
		const subject = baseSubject( first.subject );
		const known = subject === '' ? undefined : bySubject.get( subject );
		if ( known ) {
			known.push( ...group );
			continue;
		}
		result.push( group );
		if ( subject !== '' ) {
			bySubject.set( subject, group );
		}
	}
	return result;
}

import type { SavedReply, SavedReplyImport } from '../../../contract/generated/types.ts';

type Item = SavedReplyImport[ 'items' ][ number ];

/** The saved replies as a file that another site can take in. Files and mailboxes are this site's and stay behind. */
export function exported( replies: readonly SavedReply[] ): string {
	const items = replies.map( ( { title, folder, html, shared, actions } ): Item => ( {
		title,
		folder,
		html,
		shared,
		// A colleague's number means somebody else elsewhere.
		actions: { ...actions, assign: /^\d+$/.test( actions.assign ) ? '' : actions.assign },
	} ) );
	return `${ JSON.stringify( { mesa: 'saved-replies', items }, null, '\t' ) }\n`;
}

/**
 * What such a file holds, or a plain list of objects with a title and a text, as other help desks give them.
 *
 * @return Null when it is no such file.
 */
export function readImport( text: string ): SavedReplyImport | null {
	let data: unknown;
	try {
		data = JSON.parse( text );
	} catch {
		return null;
	}
	const list = Array.isArray( data ) ? data : ( data as { items?: unknown } | null )?.items;
	if ( ! Array.isArray( list ) ) {
		return null;
	}
	const items = list.flatMap( ( one: Partial< Record< string, unknown > > | null ): Item[] => {
		const title = one?.[ 'title' ] ?? one?.[ 'name' ];
		const html = one?.[ 'html' ] ?? one?.[ 'text' ] ?? one?.[ 'body' ];
		if ( typeof title !== 'string' || typeof html !== 'string' || title.trim() === '' || html.trim() === '' ) {
			return [];
		}
		return [
			{
				title: title.slice( 0, 190 ),
				html,
				...( typeof one?.[ 'folder' ] === 'string' ? { folder: one[ 'folder' ].slice( 0, 80 ) } : {} ),
				...( typeof one?.[ 'shared' ] === 'boolean' ? { shared: one[ 'shared' ] } : {} ),
				...( isActions( one?.[ 'actions' ] ) ? { actions: one[ 'actions' ] } : {} ),
			},
		];
	} );
	return items.length > 0 ? { items: items.slice( 0, 500 ) } : null;
}

function isActions( value: unknown ): value is SavedReply[ 'actions' ] {
	const given = value as Partial< SavedReply[ 'actions' ] > | null;
	return typeof given?.status === 'string' && typeof given.assign === 'string' && Array.isArray( given.add_tags );
}

/** Has the browser save a text as a file. */
export function download( text: string, filename: string ): void {
	const url = URL.createObjectURL( new Blob( [ text ], { type: 'application/json' } ) );
	const link = Object.assign( document.createElement( 'a' ), { href: url, download: filename } );
	link.click();
	setTimeout( () => URL.revokeObjectURL( url ), 1000 );
}

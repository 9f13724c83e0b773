import { dispatch, useRegistry } from '@wordpress/data';
import { useMemo, useRef } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { store as noticesStore } from '@wordpress/notices';
import type { DraftFile } from '../../../store/drafts.ts';
import type { Person, SavedReply, TicketPatch } from '../../../contract/generated/types.ts';
import { api } from '../../../store/api.ts';
import { deskStore } from '../../../store/desk/index.ts';
import type { ArticleHit } from '../../../store/saved-replies.ts';
import type { MenuItem, TextMenu } from './editor/types.ts';

/** As many as one looks through. */
const MOST = 8;

interface Tools {
	/** Files that come with a saved reply. */
	onFiles: ( files: readonly DraftFile[] ) => void;
	/** The status that a saved reply wants to be sent with. */
	onStatus: ( status: string ) => void;
	/** What else a saved reply does to the ticket. */
	onPatch: ( patch: TicketPatch ) => void;
	userId: number;
}

const words = () => import( /* webpackChunkName: "words" */ '../../../store/saved-replies.ts' );

function patchOf( actions: SavedReply[ 'actions' ], userId: number ): TicketPatch {
	const to = { '': undefined, me: userId, nobody: null }[ actions.assign ] ?? ( Number( actions.assign ) || undefined );
	return {
		...( actions.add_tags.length > 0 ? { add_tags: [ ...actions.add_tags ] } : {} ),
		...( actions.assign === 'nobody' ? { assignee_id: null } : to === undefined ? {} : { assignee_id: to } ),
	};
}

/** Who can read an article that not everybody can, else its topic. */
function articleHint( { readers, topic }: ArticleHit ): { hint?: string } {
	switch ( readers ) {
		case 'customers':
			return { hint: __( 'Customers who are logged in', 'mesa-help-desk' ) };
		case 'roles':
			return { hint: __( 'Certain roles only', 'mesa-help-desk' ) };
		case 'internal':
			return { hint: __( 'Your team only', 'mesa-help-desk' ) };
		default:
			return topic ? { hint: topic } : {};
	}
}

/** Says that a link to an article, put into a mail to a customer, may lead to nothing. */
function warn( title: string, readers: NonNullable< ArticleHit[ 'readers' ] > ): void {
	const sentence =
		readers === 'customers'
			? /* translators: %s: an article's title. */
				__( '“%s” is for customers: whoever gets this link has to log in before it leads anywhere.', 'mesa-help-desk' )
			: readers === 'roles'
				? /* translators: %s: an article's title. */
					__( '“%s” is for certain roles: everybody else who follows this link finds nothing.', 'mesa-help-desk' )
				: /* translators: %s: an article's title. */
					__( '“%s” is for your team only: a customer who follows this link finds nothing.', 'mesa-help-desk' );
	void dispatch( noticesStore ).createWarningNotice( sprintf( sentence, title ), {
		id: 'mesa-restricted-article',
		type: 'snackbar',
		explicitDismiss: true,
	} );
}

/**
 * "/": saved replies and articles, in one list.
 *
 * @param leaves Whether what is written leaves for people outside of the team.
 */
function slashMenu( ticketId: number, mailboxId: () => number | null, tools: { current: Tools }, leaves: boolean ): TextMenu {
	const insertReply = async ( reply: SavedReply ): Promise< string > => {
		const { html, files, actions } = await ( await words() ).insertSavedReply( reply, ticketId );
		const patch = patchOf( actions, tools.current.userId );
		if ( files.length > 0 ) {
			tools.current.onFiles( files );
		}
		if ( actions.status !== '' ) {
			tools.current.onStatus( actions.status );
		}
		if ( Object.keys( patch ).length > 0 ) {
			tools.current.onPatch( patch );
		}
		return html;
	};
	return {
		char: '/',
		label: __( 'Saved replies and articles', 'mesa-help-desk' ),
		empty: __( 'None fits. Write one under Saved replies, or save these words with the star below.', 'mesa-help-desk' ),
		search: async ( query ) => {
			const store = await words();
			await store.loadSavedReplies();
			const replies = store.searchSavedReplies( store.savedRepliesNow(), query, mailboxId() ).slice( 0, MOST );
			const articles = query.trim().length < 2 ? [] : await store.searchArticles( query ).catch( () => [] );
			return [
				...replies.map( ( reply ): MenuItem => ( {
					id: `reply-${ reply.id }`,
					group: __( 'Saved replies', 'mesa-help-desk' ),
					title: reply.title,
					...( reply.folder ? { hint: reply.folder } : {} ),
					preview: async () => ( await store.previewSavedReply( reply, ticketId ) ).html,
					insert: () => insertReply( reply ),
				} ) ),
				...articles.slice( 0, MOST - Math.min( replies.length, MOST / 2 ) ).map( ( hit ): MenuItem => ( {
					id: `article-${ hit.id }`,
					group: __( 'Articles', 'mesa-help-desk' ),
					title: hit.title,
					...articleHint( hit ),
					preview: async () => ( await store.articleText( hit.id ) ).html,
					insert: () => {
						if ( leaves && hit.readers ) {
							warn( hit.title, hit.readers );
						}
						return store.articleLink( hit );
					},
					// What only the team knows does not leave in one go.
					...( leaves && hit.readers && hit.readers !== 'customers'
						? {}
						: {
								insertOther: {
									label: __( 'Put in the whole text', 'mesa-help-desk' ),
									insert: async () => ( await store.articleText( hit.id ) ).html,
								},
							} ),
				} ) ),
			];
		},
	};
}

function escape( text: string ): string {
	return text.replace( /&/g, '&amp;' ).replace( /</g, '&lt;' ).replace( /"/g, '&quot;' );
}

/** "@": the people of the team who may see the ticket. */
function mentionMenu( ticketId: number, userId: number ): TextMenu {
	let people: Promise< Person[] > | null = null;
	const load = () => {
		people ??= api( 'listAgents', { query: { who: 'team', ticket_id: ticketId } } ).catch( () => {
			people = null;
			return [];
		} );
		return people;
	};
	return {
		char: '@',
		label: __( 'People of your team', 'mesa-help-desk' ),
		empty: __( 'Nobody else of your team sees this ticket.', 'mesa-help-desk' ),
		search: async ( query ) => {
			const typed = query.toLocaleLowerCase();
			return ( await load() )
				.filter( ( person ) => person.id !== userId )
				.filter( ( { name } ) => [ name, ...name.split( /\s+/ ) ].some( ( part ) => part.toLocaleLowerCase().startsWith( typed ) ) )
				.slice( 0, MOST )
				.map( ( person ) => ( {
					id: `person-${ person.id }`,
					group: '',
					title: person.name,
					insert: () => `<span data-mention="${ person.id }">@${ escape( person.name ) }</span> `,
				} ) );
		},
	};
}

/** The menus of a text: "/" where one writes to a customer or to the team, "@" in notes. */
export function useTextMenus( kind: 'reply' | 'note' | 'forward', ticketId: number, tools: Tools ): readonly TextMenu[] {
	const registry = useRegistry();
	const now = useRef( tools );
	now.current = tools;
	const { userId } = tools;
	return useMemo( () => {
		const mailboxId = () => registry.select( deskStore ).getDesk().rows[ ticketId ]?.mailbox_id ?? null;
		const slash = slashMenu( ticketId, mailboxId, now, kind !== 'note' );
		return kind === 'note' ? [ slash, mentionMenu( ticketId, userId ) ] : [ slash ];
	}, [ registry, kind, ticketId, userId ] );
}

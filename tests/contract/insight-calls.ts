/** Valid requests for the routes of insight, ideas and imports; each that uses something up makes its own. */
import { site, type Role } from '../integration/site.ts';
import { unique } from '../integration/support/mails.ts';
import type { Call, Ground } from './calls.ts';

/** A question that two visitors have asked. */
const question = () =>
	site().runPhp< number >(
		`$services = new Mesa\\Boot\\Services();
		foreach ( array( 'a', 'b' ) as $visitor ) { $services->note_search()->note( $args['q'], 0, 0, 'search', $visitor, time() ); }
		return $services->search_log()->find( Mesa\\Domain\\AskedQuestion::key( Mesa\\Domain\\AskedQuestion::clean( $args['q'] ) ) )['id'];`,
		{ q: `contract ${ unique().replace( /\d/g, 'x' ) }` }
	);

/** A group of searches that nobody has an article for, as many as make it worth telling. It is gone with the next look (refreshIdeas), which comes after it. */
const idea = async () =>
	site().runPhp< number >(
		`$db = new Mesa\\Data\\Db(); $id = $db->insert( 'ideas', array( 'words' => '["contract"]', 'centre' => '{"contract":1}' ) );
		foreach ( $args['terms'] as $term ) { $db->insert( 'idea_members', array( 'idea_id' => $id, 'kind' => 'search', 'ref_id' => $term ) ); }
		return $id;`,
		{ terms: [ await question(), await question(), await question() ] }
	);

/** An answer on the ticket, as if an agent had written it. */
const answer = ( ticketId: number ) =>
	site().runPhp< number >(
		`return ( new Mesa\\Data\\Db() )->insert( 'messages', array( 'ticket_id' => $args['ticket'], 'mailbox_id' => 1, 'kind' => 'reply', 'state' => 'sent', 'recipients' => '{"to":[{"address":"contract@client.example","name":""}],"cc":[],"bcc":[],"reply_to":[]}', 'subject' => '', 'message_id' => '', 'in_reply_to' => '', 'reference_ids' => '', 'visible_text' => '', 'visible_html' => '<p>Press the button.</p>', 'body_text' => '', 'body_html' => '', 'created_at' => gmdate( 'Y-m-d H:i:s' ) ) );`,
		{ ticket: ticketId }
	);

const look = () =>
	site().runPhp< number >( `return ( new Mesa\\Boot\\Services() )->imports()->create( 'betterdocs', '', 'BetterDocs', 1 );` );

/** By operation. */
export function insightCalls( ground: Ground, _role: Role, allowed: boolean ): Record< string, () => Promise< Call > > {
	const simple = ( path: string, body?: object ) => async (): Promise< Call > => ( body ? { path, body } : { path } );
	const idOf = async ( make: () => Promise< number > ): Promise< number > => ( allowed ? make() : 1 );
	return {
		getInsight: simple( '/kb/insight' ),
		updateSearch: async () => ( { path: `/kb/searches/${ await idOf( question ) }`, body: { hidden: true } } ),
		addSearchAlias: async () => ( {
			path: `/kb/searches/${ await idOf( question ) }/alias`,
			body: { article_id: await idOf( ground.article ) },
		} ),
		markVotes: simple( '/kb/votes/done', { ids: [ 1 ] } ),
		listIdeas: simple( '/kb/ideas' ),
		refreshIdeas: simple( '/kb/ideas/refresh' ),
		updateIdea: async () => ( { path: `/kb/ideas/${ await idOf( idea ) }`, body: { dismissed: false } } ),
		draftIdea: async () => ( { path: `/kb/ideas/${ await idOf( idea ) }/draft` } ),
		getArticleSource: simple( `/tickets/${ ground.ticketId }/article` ),
		writeArticle: async () => ( {
			path: `/tickets/${ ground.ticketId }/article`,
			body: { message_id: await idOf( () => answer( ground.ticketId ) ) },
		} ),
		listImports: simple( '/kb/imports' ),
		createImport: simple( '/kb/imports', { source: 'betterdocs' } ),
		getImport: async () => ( { path: `/kb/imports/${ await idOf( look ) }` } ),
		updateImport: async () => ( { path: `/kb/imports/${ await idOf( look ) }`, body: { action: 'check' } } ),
	};
}

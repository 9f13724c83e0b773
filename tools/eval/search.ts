/**
 * How well the knowledge base's search finds, on a set of questions whose answers are known:
 *
 *   npm run -s eval:search -- [--json] [--articles FILE --questions FILE] [--lane native|stack|playground] [--misses]
 *
 * The files are JSON Lines: article {id, lang, title, topic, headings, text}, question {id, lang, class, q, relevant,
 * acceptable}. Without them it takes the set in tools/eval/search. The articles become posts of a fresh site, which is
 * then asked over REST: the server's search, and WordPress's own for comparison.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { flags } from '../lib/args.ts';
import { main, ToolError } from '../lib/fail.ts';
import { endOnSignal } from '../lib/process.ts';
import { say, step } from '../lib/progress.ts';
import type { Lane } from '../site/site.ts';
import { embeddedLane, startSite } from '../site/start.ts';
import { score, type Question } from './search/score.ts';

interface Article {
	id: string;
	lang: string;
	title: string;
	topic?: string;
	headings?: string[] | string;
	text: string;
}

const WRITE = `
	wp_set_current_user( 1 );
	foreach ( $args['articles'] as $article ) {
		$headings = array_filter( (array) ( $article['headings'] ?? array() ) );
		$html     = '';
		foreach ( preg_split( '/\\n{2,}/', $article['text'] ) as $at => $paragraph ) {
			$html .= ( isset( $headings[ $at ] ) ? '<h2>' . esc_html( $headings[ $at ] ) . '</h2>' : '' ) . '<p>' . esc_html( $paragraph ) . '</p>';
			unset( $headings[ $at ] );
		}
		foreach ( $headings as $heading ) { $html .= '<h2>' . esc_html( $heading ) . '</h2>'; }
		$id = wp_insert_post( wp_slash( array( 'post_type' => 'mesa_article', 'post_status' => 'publish', 'post_title' => $article['title'], 'post_content' => $html ) ), true );
		if ( is_wp_error( $id ) ) { throw new RuntimeException( $id->get_error_message() ); }
		update_post_meta( $id, 'mesa_eval_id', $article['id'] );
		if ( ! empty( $article['topic'] ) ) { wp_set_object_terms( $id, $article['topic'], 'mesa_topic' ); }
	}`;
const ASK = `
	$names = array();
	global $wpdb;
	foreach ( $wpdb->get_results( "SELECT post_id, meta_value FROM $wpdb->postmeta WHERE meta_key = 'mesa_eval_id'" ) as $row ) { $names[ $row->post_id ] = $row->meta_value; }
	$answers = array( 'server' => array(), 'wordpress' => array() );
	foreach ( $args['questions'] as $question ) {
		$request = new WP_REST_Request( 'GET', '/mesa/v1/articles/search' );
		$request->set_query_params( array( 'q' => mb_substr( $question['q'], 0, 200 ), 'per_page' => 10 ) );
		$found = rest_do_request( $request );
		if ( $found->is_error() ) { throw new RuntimeException( $question['q'] . ': ' . $found->as_error()->get_error_message() ); }
		$answers['server'][ $question['id'] ] = array_map( static fn( $item ) => $names[ $item['id'] ], $found->get_data()['items'] );
		$query = new WP_Query( array( 'post_type' => 'mesa_article', 's' => $question['q'], 'posts_per_page' => 10, 'fields' => 'ids' ) );
		$answers['wordpress'][ $question['id'] ] = array_map( static fn( $id ) => $names[ $id ], $query->posts );
	}
	return $answers;`;

function lines< T >( file: string ): T[] {
	try {
		return readFileSync( file, 'utf8' )
			.split( '\n' )
			.filter( ( line ) => line.trim() !== '' )
			.map( ( line ) => JSON.parse( line ) as T );
	} catch ( error ) {
		throw new ToolError( `${ file } could not be read: ${ ( error as Error ).message }` );
	}
}

await main( async () => {
	endOnSignal();
	const given = flags( {
		json: { type: 'boolean', default: false },
		misses: { type: 'boolean', default: false },
		articles: { type: 'string' },
		questions: { type: 'string' },
		lane: { type: 'string' },
	} );
	if ( ( given.articles === undefined ) !== ( given.questions === undefined ) ) {
		throw new ToolError( '--articles and --questions belong together.' );
	}
	const articles = lines< Article >( given.articles ?? join( import.meta.dirname, 'search', 'articles.jsonl' ) );
	const questions = lines< Question >( given.questions ?? join( import.meta.dirname, 'search', 'questions.jsonl' ) );
	const known = new Set( articles.map( ( { id } ) => id ) );
	const stray = questions.find( ( { relevant, acceptable } ) =>
		[ ...relevant, ...( acceptable ?? [] ) ].some( ( id ) => ! known.has( id ) )
	);
	if ( stray ) {
		throw new ToolError( `Question ${ stray.id } names an article that is not there.` );
	}
	const site = await startSite( ( given.lane ?? embeddedLane() ) as Lane, { name: 'eval-search', fresh: true, port: 24030 }, 'npm' );
	try {
		await step( `Writing ${ articles.length } articles`, async () => {
			for ( let at = 0; at < articles.length; at += 50 ) {
				await site.runPhp( WRITE, { articles: articles.slice( at, at + 50 ) } );
			}
			const mend =
				'return ( new Mesa\\Knowledge\\ArticleIndex( new Mesa\\Data\\ArticleIndexStore( new Mesa\\Data\\Db() ) ) )->mend( 15, 0 );';
			while ( ! ( await site.runPhp< boolean >( mend ) ) ) {
				// Another slice.
			}
		} );
		const answers: Record< 'server' | 'wordpress', Record< string, string[] > > = { server: {}, wordpress: {} };
		await step( `Asking ${ questions.length } questions`, async () => {
			for ( let at = 0; at < questions.length; at += 50 ) {
				const some = await site.runPhp< typeof answers >( ASK, { questions: questions.slice( at, at + 50 ) } );
				Object.assign( answers.server, some.server );
				Object.assign( answers.wordpress, some.wordpress );
			}
		} );
		const by = ( key: 'class' | 'lang' ) =>
			Object.fromEntries(
				[ ...new Set( questions.map( ( question ) => question[ key ] ) ) ].sort().map( ( name ) => {
					const some = questions.filter( ( question ) => question[ key ] === name );
					return [
						name,
						{ questions: some.length, server: score( some, answers.server ), wordpress: score( some, answers.wordpress ) },
					];
				} )
			);
		if ( given.misses ) {
			const title = Object.fromEntries( articles.map( ( article ) => [ article.id, article.title ] ) );
			for ( const question of questions ) {
				const good = [ ...question.relevant, ...( question.acceptable ?? [] ) ];
				const got = answers.server[ question.id ] ?? [];
				if ( ! good.includes( got[ 0 ] ?? '' ) ) {
					say(
						`  ${ question.id } (${ question.class }) ${ question.q } → ${
							got
								.slice( 0, 3 )
								.map( ( id ) => title[ id ] )
								.join( ' | ' ) || 'nothing'
						}; wanted ${ title[ question.relevant[ 0 ] ?? '' ] } (place ${ 1 + got.findIndex( ( id ) => good.includes( id ) ) })`
					);
				}
			}
		}
		const summary = {
			questions: questions.length,
			articles: articles.length,
			server: score( questions, answers.server ),
			wordpress: score( questions, answers.wordpress ),
			by_class: by( 'class' ),
			by_language: by( 'lang' ),
		};
		console.log( given.json ? JSON.stringify( summary ) : JSON.stringify( summary, null, '\t' ) );
		return 0;
	} finally {
		await site.stop();
	}
} );

/** The library that is measured, on a real site: its articles written, indexed and asked there. */
import type { List } from '../../../src/core/articles/list.ts';
import type { Site } from '../../site/site.ts';
import type { Question } from './score.ts';

/** As in the file of articles. */
export interface Article {
	id: string;
	lang: string;
	title: string;
	topic?: string;
	headings?: string[] | string;
	text: string;
}

/** Ids of articles by question, the best first. */
export type Answers = Record< string, string[] >;

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
const INDEX = `
	Mesa\\Knowledge\\IndexUpkeep::catch_up( new Mesa\\Data\\Knowledge\\ArticleIndexStore( new Mesa\\Data\\Db() ), 15 );
	return false === get_option( Mesa\\Data\\Knowledge\\ListMark::STALE );`;
const NAMES = `
	$names = array();
	global $wpdb;
	foreach ( $wpdb->get_results( "SELECT post_id, meta_value FROM $wpdb->postmeta WHERE meta_key = 'mesa_eval_id'" ) as $row ) { $names[ $row->post_id ] = $row->meta_value; }`;
const LIST = `${ NAMES }
	$file = get_option( Mesa\\Knowledge\\SearchFile::OPTION )['file'];
	return array( 'json' => '' === $file ? '' : file_get_contents( wp_upload_dir()['basedir'] . "/mesa-search/$file" ), 'names' => $names );`;
const ASK = `${ NAMES }
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

/** Makes posts of the articles and waits until they can be found. */
export async function writeLibrary( site: Site, articles: Article[] ): Promise< void > {
	for ( let at = 0; at < articles.length; at += 50 ) {
		await site.runPhp( WRITE, { articles: articles.slice( at, at + 50 ) } );
	}
	while ( ! ( await site.runPhp< boolean >( INDEX ) ) ) {
		// Another slice.
	}
}

/** The list that this site gives to browsers; null where it is too large for them. And the articles' ids by post. */
export async function readList( site: Site ): Promise< { list: List | null; names: Record< string, string > } > {
	const { json, names } = await site.runPhp< { json: string; names: Record< string, string > } >( LIST );
	return { list: json === '' ? null : ( JSON.parse( json ) as List ), names };
}

/** What the server and WordPress's own search answer. */
export async function askSite( site: Site, questions: Question[] ): Promise< Record< 'server' | 'wordpress', Answers > > {
	const answers: Record< 'server' | 'wordpress', Answers > = { server: {}, wordpress: {} };
	for ( let at = 0; at < questions.length; at += 50 ) {
		const some = await site.runPhp< typeof answers >( ASK, { questions: questions.slice( at, at + 50 ) } );
		Object.assign( answers.server, some.server );
		Object.assign( answers.wordpress, some.wordpress );
	}
	return answers;
}

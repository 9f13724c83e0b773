/** A library with an article of each kind, somebody of each sort, and requests as they send them: who may read what. */
import { site } from '../site.ts';
import { installVisitors, newVisitor } from '../visitors.ts';
import { mailbox, ticket } from './mails.ts';

/** What each article is kept for; "topic": itself for everybody, in a topic that is for the team. */
export const KINDS = [ 'public', 'customers', 'roles', 'internal', 'topic' ] as const;
export type Kind = ( typeof KINDS )[ number ];

/** The chosen role of the article for roles is "editor". */
export const MAY_READ = {
	visitor: [ 'public' ],
	subscriber: [ 'public' ],
	customer: [ 'public', 'customers' ],
	editor: [ 'public', 'roles' ],
	mesa_agent: [ 'public', 'customers', 'internal', 'topic' ],
	mesa_knowledge_manager: [ ...KINDS ],
	administrator: [ ...KINDS ],
} satisfies Record< string, Kind[] >;
export type Person = keyof typeof MAY_READ;
export const PEOPLE = Object.keys( MAY_READ ) as Person[];

export interface Setup {
	articles: Record< Kind, { id: number; url: string; file: number; fileUrl: string; slug: string } >;
	topics: { open: { id: number; url: string }; closed: { id: number; url: string } };
	people: Record< string, { cookie: string; basic: string } >;
	menuPage: string;
}

let made: Setup;

/** Makes the library anew. */
export async function makeLibrary(): Promise< Setup > {
	installVisitors();
	made = await site().runPhp< Setup >( `
		wp_set_current_user( 1 );
		foreach ( get_posts( array( 'post_type' => 'mesa_article', 'post_status' => 'any', 'numberposts' => -1, 'mesa_reader' => 'all' ) ) as $post ) { wp_delete_post( $post->ID, true ); }
		foreach ( get_posts( array( 'post_type' => 'attachment', 's' => 'File mk', 'numberposts' => -1 ) ) as $post ) { wp_delete_post( $post->ID, true ); }
		foreach ( get_terms( array( 'taxonomy' => 'mesa_topic', 'search' => 'Okapi', 'hide_empty' => false ) ) as $term ) { wp_delete_term( $term->term_id, 'mesa_topic' ); }
		$open   = wp_insert_term( 'Okapi open', 'mesa_topic' )['term_id'];
		$closed = wp_insert_term( 'Okapi closed', 'mesa_topic' )['term_id'];
		$below  = wp_insert_term( 'Okapi below ' . wp_generate_password( 6, false ), 'mesa_topic', array( 'parent' => $closed ) )['term_id'];
		update_term_meta( $closed, '_mesa_visibility', 'internal' );
		$articles = array();
		$menu = '';
		foreach ( array( 'public', 'customers', 'roles', 'internal', 'topic' ) as $number => $kind ) {
			$id = wp_insert_post( array( 'post_type' => 'mesa_article', 'post_status' => 'publish', 'post_author' => 1, 'post_title' => "Okapi mk$kind", 'post_name' => "okapi-slug$kind", 'post_date' => '2026-01-0' . ( $number + 1 ) . ' 10:00:00', 'post_content' => "<!-- wp:paragraph --><p>Stripes of mk$kind.</p><!-- /wp:paragraph -->" ), true );
			wp_set_object_terms( $id, 'topic' === $kind ? array( $open, $below ) : array( $open ), 'mesa_topic' );
			if ( 'public' !== $kind && 'topic' !== $kind ) { update_post_meta( $id, '_mesa_visibility', $kind ); }
			if ( 'roles' === $kind ) { add_post_meta( $id, '_mesa_visibility_roles', 'editor' ); }
			add_post_meta( $id, '_wp_old_slug', "okapi-before$kind" );
			$file = wp_insert_attachment( array( 'post_title' => "File mk$kind", 'post_name' => "okapi-file$kind", 'post_mime_type' => 'text/plain', 'post_status' => 'inherit', 'post_author' => 1 ), false, $id );
			$articles[ $kind ] = array( 'id' => $id, 'url' => get_permalink( $id ), 'file' => $file, 'fileUrl' => get_permalink( $file ), 'slug' => "okapi-slug$kind" );
			$menu .= '<!-- wp:navigation-link {"label":"Okapi mk' . $kind . '","type":"mesa_article","kind":"post-type","id":' . $id . ',"url":"' . get_permalink( $id ) . '"} /-->';
		}
		$menu .= '<!-- wp:navigation-link {"label":"Okapi closed","type":"mesa_topic","kind":"taxonomy","id":' . $closed . ',"url":"' . get_term_link( $closed ) . '"} /-->';
		$people = array();
		foreach ( array( 'subscriber' => 'subscriber', 'customer' => 'subscriber', 'editor' => 'editor', 'mesa_agent' => 'mesa_agent', 'mesa_knowledge_manager' => 'mesa_knowledge_manager', 'administrator' => 'administrator' ) as $person => $role ) {
			$login = 'okapi' . str_replace( '_', '', $person );
			$known = get_user_by( 'login', $login );
			$id    = $known ? $known->ID : wp_insert_user( array( 'user_login' => $login, 'user_pass' => wp_generate_password(), 'user_email' => "$login@example.org", 'role' => $role ) );
			$until = time() + 3600;
			list( $password ) = WP_Application_Passwords::create_new_application_password( $id, array( 'name' => uniqid( 'okapi' ) ) );
			$people[ $person ] = array( 'basic' => base64_encode( "$login:$password" ), 'cookie' => LOGGED_IN_COOKIE . '=' . rawurlencode( wp_generate_auth_cookie( $id, $until, 'logged_in', WP_Session_Tokens::get_instance( $id )->create( $until ) ) ) );
		}
		$page = wp_insert_post( array( 'post_type' => 'page', 'post_status' => 'publish', 'post_title' => 'Menu', 'post_content' => "<!-- wp:navigation -->$menu<!-- /wp:navigation --><!-- wp:mesa/topic-list /-->" ) );
		return array( 'articles' => $articles, 'people' => $people, 'menuPage' => get_permalink( $page ), 'topics' => array( 'open' => array( 'id' => $open, 'url' => get_term_link( $open ) ), 'closed' => array( 'id' => $closed, 'url' => get_term_link( $closed ) ) ) );` );
	// What makes somebody a customer is that they once asked; the mail's ticket becomes the account's as each does.
	await ticket( ( await mailbox( 'Okapi' ) ).id, { from: { address: 'okapicustomer@example.org', name: 'Okapi' } } );
	return made;
}

export interface Seen {
	status: number;
	text: string;
	location: string;
	headers: Headers;
}

/** A real request of a real browser (cookie) or program (application password, for routes). */
export async function ask( person: Person, address: string, method = 'GET', body?: object ): Promise< Seen > {
	const url = address.startsWith( 'http' ) ? address : `${ site().url }${ address }`;
	const key = made.people[ person ];
	const login: Record< string, string > = key
		? url.includes( '/wp-json/' )
			? { Authorization: `Basic ${ key.basic }` }
			: { Cookie: key.cookie }
		: {};
	const response = await fetch( url, {
		method,
		redirect: 'manual',
		headers: { ...login, ...( body ? { 'Content-Type': 'application/json', 'X-Test-Address': newVisitor() } : {} ) },
		...( body ? { body: JSON.stringify( body ) } : {} ),
	} );
	const text = await response.text();
	return { status: response.status, text, location: response.headers.get( 'location' ) ?? '', headers: response.headers };
}

/** Which articles an answer tells of: by title, text, slug, or file. */
export function told( ...texts: string[] ): Kind[] {
	return KINDS.filter( ( kind ) =>
		texts.some( ( text ) => new RegExp( `mk${ kind }|okapi-(slug|before|file)${ kind }`, 'i' ).test( text ) )
	);
}

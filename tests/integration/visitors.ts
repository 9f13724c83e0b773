/** What the tests of the visitors' side share: test visitors, pages with blocks, forms. */
import { copyFileSync, cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { as, site, type RawAnswer } from './site.ts';

const here = join( __dirname, 'mu-plugin' );

/** Puts the test-only must-use plugins into the site. */
export function installVisitors(): void {
	const target = join( site().folder, 'wp-content', 'mu-plugins' );
	mkdirSync( join( target, 'mesa-woocommerce-double' ), { recursive: true } );
	copyFileSync( join( here, 'visitors.php' ), join( target, 'mesa-visitors.php' ) );
	copyFileSync( join( here, 'woocommerce.php' ), join( target, 'mesa-woocommerce-double', 'woocommerce.php' ) );
}

/** Makes a published page and gives its address. */
export function makePage( title: string, content: string ): Promise< string > {
	return site().runPhp< string >(
		`wp_set_current_user( 1 );
		return get_permalink( wp_insert_post( array( 'post_type' => 'page', 'post_status' => 'publish', 'post_title' => $args['title'], 'post_content' => $args['content'] ), true ) );`,
		{ title, content }
	);
}

/** A form's sealed settings, as a page would carry them that was made so long ago. */
export function sealedForm( secondsAgo: number, mailbox = 0 ): Promise< string > {
	return site().runPhp< string >(
		`return ( new \\Mesa\\Domain\\FormToken( wp_salt( 'nonce' ) . 'mesa-form' ) )->seal( $args['mailbox'], time() - $args['ago'] );`,
		{ ago: secondsAgo, mailbox }
	);
}

let visitors = 0;

/** An address that no other test uses (RFC 3849's documentation range, one /64 each). */
export function newVisitor(): string {
	visitors += 1;
	return `2001:db8:${ ( Date.now() % 65536 ).toString( 16 ) }:${ visitors.toString( 16 ) }::1`;
}

/** Sends a request as an anonymous visitor. */
export function post( fields: Record< string, string >, files: File[] = [], visitor = newVisitor() ): Promise< RawAnswer > {
	const body = new FormData();
	Object.entries( fields ).forEach( ( [ name, value ] ) => body.append( name, value ) );
	files.forEach( ( file ) => body.append( 'files[]', file ) );
	return as( 'anonymous' ).request( 'POST', '/requests', { body, headers: { 'X-Test-Address': visitor } } );
}

/** How many tickets there are. */
export function ticketCount(): Promise< number > {
	return site().runPhp< number >( `global $wpdb; return (int) $wpdb->get_var( "SELECT COUNT(*) FROM {$wpdb->prefix}mesa_tickets" );` );
}

/** A page as somebody without an account sees it. */
export async function page( url: string, cookie = '' ): Promise< { status: number; html: string; headers: Headers } > {
	const response = await fetch( url, { redirect: 'manual', headers: cookie ? { Cookie: cookie } : {} } );
	return { status: response.status, html: await response.text(), headers: response.headers };
}

/** The value of a field in a page, HTML entities decoded. */
export function valueOf( html: string, name: string ): string {
	const tag = new RegExp( `<input[^>]*name="${ name.replace( /[[\]]/g, '\\$&' ) }"[^>]*>` ).exec( html )?.[ 0 ] ?? '';
	return decode( / value="([^"]*)"/.exec( tag )?.[ 1 ] ?? '' );
}

export function decode( html: string ): string {
	return html
		.replace( /&(?:#0?39|apos);/g, "'" )
		.replace( /&quot;/g, '"' )
		.replace( /&lt;/g, '<' )
		.replace( /&gt;/g, '>' )
		.replace( /&#0?38;/g, '&' )
		.replace( /&amp;/g, '&' );
}

/** Brings the real WooCommerce into the site when MESA_WOOCOMMERCE_DIR names a checkout of it; tells whether it did. */
export function installWooCommerce(): boolean {
	const source = process.env.MESA_WOOCOMMERCE_DIR ?? '';
	if ( source === '' ) {
		return false;
	}
	cpSync( source, join( site().folder, 'wp-content', 'plugins', 'woocommerce' ), { recursive: true } );
	return true;
}

/** Waits for the next count of requests where this one is nearly over: it begins anew every ten minutes, for everybody at once. */
export async function timeToCount(): Promise< void > {
	const left = 600 - ( ( Date.now() / 1000 ) % 600 );
	await new Promise( ( resolve ) => setTimeout( resolve, left < 20 ? left * 1000 : 0 ) );
}

/** A customer's browser without JavaScript: keeps cookies, follows redirects, sends forms. */
import { expect } from '@jest/globals';
import { site } from '../site.ts';
import { decode, newVisitor } from '../visitors.ts';
import { unique } from './mails.ts';

export interface Shown {
	url: string;
	status: number;
	html: string;
	headers: Headers;
}

export class Customer {
	private readonly cookies = new Map< string, string >();
	readonly visitor = newVisitor();

	/** The cookies as a header. */
	get cookie(): string {
		return [ ...this.cookies ].map( ( [ name, value ] ) => `${ name }=${ value }` ).join( '; ' );
	}

	set( name: string, value: string ): void {
		this.cookies.set( name, value );
	}

	async get( url: string ): Promise< Shown > {
		return this.follow( await this.ask( url, {} ), url );
	}

	/** Sends a form of the page that was shown, found by what it does. */
	async send( shown: Shown, action: string, fields: Record< string, string > = {}, files: File[] = [] ): Promise< Shown > {
		const form = [ ...shown.html.matchAll( /<form[^>]*method="post"[\s\S]*?<\/form>/g ) ]
			.map( ( [ one ] ) => one )
			.find( ( one ) => new RegExp( `name="do" value="${ action }"` ).test( one ) );
		expect( [ action, form !== undefined ] ).toEqual( [ action, true ] );
		const body = new FormData();
		for ( const [ tag ] of form!.matchAll( /<input type="hidden"[^>]*>/g ) ) {
			body.set( / name="([^"]*)"/.exec( tag )![ 1 ]!, decode( / value="([^"]*)"/.exec( tag )![ 1 ]! ) );
		}
		body.set( 'do', action );
		Object.entries( fields ).forEach( ( [ name, value ] ) => body.set( name, value ) );
		files.forEach( ( file ) => body.append( 'files[]', file ) );
		const target = decode( / action="([^"]+)"/.exec( form! )![ 1 ]! );
		return this.follow( await this.ask( target, { method: 'POST', body } ), target );
	}

	/** Follows a link from a mail, and presses the button. */
	async enter( link: string ): Promise< Shown > {
		return this.send( await this.get( link ), 'enter' );
	}

	/** Logs in to the site. */
	async logIn( user: string, password: string ): Promise< this > {
		const body = new URLSearchParams( { log: user, pwd: password, testcookie: '1' } );
		this.set( 'wordpress_test_cookie', 'WP+Cookie+check' );
		await this.ask( `${ site().url }/wp-login.php`, { method: 'POST', body } );
		return this;
	}

	ask( url: string, init: RequestInit ): Promise< Response > {
		return fetch( url, {
			...init,
			redirect: 'manual',
			headers: { ...( init.headers as object ), Cookie: this.cookie, 'X-Test-Address': this.visitor },
		} ).then( ( answer ) => {
			for ( const cookie of answer.headers.getSetCookie() ) {
				const [ pair ] = cookie.split( ';' );
				const at = pair!.indexOf( '=' );
				this.cookies.set( pair!.slice( 0, at ), pair!.slice( at + 1 ) );
			}
			return answer;
		} );
	}

	private async follow( answer: Response, from: string ): Promise< Shown > {
		const location = answer.headers.get( 'location' );
		if ( answer.status >= 300 && answer.status < 400 && location ) {
			await answer.arrayBuffer();
			return this.get( new URL( location, from ).href );
		}
		return { url: from, status: answer.status, html: await answer.text(), headers: answer.headers };
	}
}

/** What the customers' page says, without the theme around it. */
export const words = ( { html }: Shown ): string =>
	decode(
		( /<div [^>]*id="mesa-tickets"[\s\S]*?(?=<footer|<\/main)/.exec( html )?.[ 0 ] ?? '' )
			.replace( /<[^>]+>/g, ' ' )
			.replace( /\s+/g, ' ' )
	);

/** The page's link in a mail's text; '' when there is none. */
export const linkIn = ( text: string | undefined ): string => /https?:\/\/\S*mesa_link=[\w-]+/.exec( text ?? '' )?.[ 0 ] ?? '';

/** A token as PortalToken makes it, for any time. */
export const token = ( kind: string, ticket: number, address: string, daysAgo = 0 ): Promise< string > =>
	site().runPhp< string >(
		`return ( new Mesa\\Boot\\Services() )->portal_tokens()->make( $args['kind'], $args['ticket'], $args['address'], time() - $args['days'] * 86400 );`,
		{ kind, ticket, address, days: daysAgo }
	);

/** The address of the customers' page, with a parameter. */
export const portal = async ( name = '', value: string | number = '' ): Promise< string > => {
	const url = new URL( await site().runPhp< string >( `return Mesa\\Access\\PortalPage::url();` ) );
	if ( name !== '' ) {
		url.searchParams.set( name, String( value ) );
	}
	return url.href;
};

/** An account of the site, logged in. */
export async function account( email: string, proven: boolean ): Promise< Customer > {
	const login = `user${ unique() }`;
	await site().runPhp(
		`$id = wp_insert_user( array( 'user_login' => $args['login'], 'user_pass' => 'secret', 'user_email' => $args['email'], 'role' => 'subscriber' ) );
		if ( $args['proven'] ) { Mesa\\Access\\ProvenAddress::set( get_userdata( $id ) ); }
		return $id;`,
		{ login, email, proven }
	);
	return new Customer().logIn( login, 'secret' );
}

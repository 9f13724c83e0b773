/**
 * An agent's day: three browsers at once, on a desk full of demo data. Two agents, Marta (manager) and Ben (agent),
 * and a customer, who has a browser for the site and an address for mail.
 *
 *   const ticket = await day.mail( { text: 'Where is my order?' } );
 *   await day.openTicket( day.marta, ticket );
 *   const answer = await day.received( ( mail ) => mail.raw.includes( 'It left today' ) );
 */
import type { Page } from 'playwright-core';
import { until } from '../../../tools/lib/wait.ts';
import { waitForMail } from '../../../tools/mail/outbox.ts';
import type { StoredMail } from '../../../tools/mail/outbox.ts';
import { sendMail } from '../../../tools/mail/send.ts';
import type { OutgoingMail } from '../../../tools/mail/send.ts';
import { desk, open, shot } from '../desk.ts';

export const INBOX = '/wp-admin/admin.php?page=mesa-help-desk';

/** One thing that an agent does, and what comes of it. */
export interface Step {
	/** The row of the features that it makes true: "T7". */
	row: string;
	/** In words, such as "two tickets become one". */
	does: string;
	run: ( day: Day ) => Promise< void >;
}

export interface Customer {
	name: string;
	email: string;
}

export interface SentMail {
	subject: string;
	messageId: string;
	customer: Customer;
}

export class Day {
	/** Manager; her inbox is open at 1440 pixels. */
	readonly marta: Page;
	/** Agent; his inbox is open at 1440 pixels. */
	readonly ben: Page;
	/** A customer's browser, not logged in. */
	readonly visitor: Page;
	/** Exceptions that any of the three pages threw, with whose it was. */
	readonly thrown: string[] = [];
	private count = 0;

	private constructor( marta: Page, ben: Page, visitor: Page ) {
		this.marta = marta;
		this.ben = ben;
		this.visitor = visitor;
		for ( const [ who, page ] of Object.entries( { marta, ben, visitor } ) ) {
			page.on( 'pageerror', ( error ) => this.thrown.push( `${ who }: ${ error.message }` ) );
		}
	}

	/** Opens the three browsers. */
	static async begin(): Promise< Day > {
		const marta = await open( { as: 'marta', path: INBOX } );
		const ben = await open( { as: 'ben', path: INBOX } );
		const visitor = await open( { path: '/' } );
		await marta.locator( '.mesa-line' ).first().waitFor();
		await ben.locator( '.mesa-line' ).first().waitFor();
		return new Day( marta, ben, visitor );
	}

	/** Keeps a screenshot of each. */
	async shots( name: string ): Promise< void > {
		await shot( this.marta, `${ name }-marta` );
		await shot( this.ben, `${ name }-ben` );
		await shot( this.visitor, `${ name }-visitor` );
	}

	/** The agents are back in their inboxes, as if nothing had happened: what one step left behind shall not fail the next. */
	async startAgain(): Promise< void > {
		for ( const page of [ this.marta, this.ben ] ) {
			await page.context().setOffline( false );
			await page.unrouteAll( { behavior: 'ignoreErrors' } );
			await this.inbox( page );
		}
	}

	/** Closes them. */
	async end(): Promise< void > {
		for ( const page of [ this.marta, this.ben, this.visitor ] ) {
			await page.context().close();
		}
	}

	/** Words that nothing else on the desk has. */
	words( about = 'Day' ): string {
		this.count += 1;
		return `${ about } ${ process.pid }-${ this.count }`;
	}

	/** Somebody who has not written before. */
	customer(): Customer {
		this.count += 1;
		return { name: `Tove Lind ${ this.count }`, email: `tove${ process.pid }-${ this.count }@customer.example` };
	}

	/** A customer writes by mail to hello@; as somebody new and about something new when nothing else is said. */
	async mail( part: Partial< OutgoingMail > = {}, customer = this.customer() ): Promise< SentMail > {
		const subject = part.subject ?? this.words( 'Question' );
		const messageId = await sendMail( desk().smtpPort, {
			from: `${ customer.name } <${ customer.email }>`,
			to: 'hello@tallernorte.example',
			text: 'Is the moss mug in stock?',
			...part,
			subject,
		} );
		return { subject, messageId, customer };
	}

	/** A mail that left the desk, as soon as it is there. */
	async received( fits: ( mail: StoredMail ) => boolean, milliseconds = 40_000 ): Promise< StoredMail > {
		return await waitForMail( desk().outbox, fits, milliseconds );
	}

	/** Back to a folder of the inbox by address; no folder is the one that the inbox begins with. */
	async inbox( page: Page, query: Record< string, string > = {} ): Promise< void > {
		await page.goto(
			`${ desk().url }${ INBOX }${ Object.entries( query )
				.map( ( [ name, value ] ) => `&${ name }=${ encodeURIComponent( value ) }` )
				.join( '' ) }`
		);
		await page.locator( '.mesa-list' ).waitFor();
	}

	/** The line of a ticket in a list that is open; it may still be on its way. */
	line( page: Page, subject: string ) {
		return page.locator( '.mesa-line', { hasText: subject } );
	}

	/** Waits for a ticket in the list, opens it, and gives its number. */
	async openTicket( page: Page, { subject }: { subject: string } ): Promise< number > {
		if ( ! ( await page.locator( '.mesa-list' ).isVisible() ) ) {
			await this.inbox( page );
		}
		const line = this.line( page, subject );
		await line.first().waitFor( { timeout: 30_000 } );
		await line.first().locator( '.mesa-line__open' ).click();
		await page.locator( '.mesa-thread', { hasText: subject } ).waitFor();
		await page.locator( '.mesa-message' ).first().waitFor();
		return Number( new URL( page.url() ).searchParams.get( 'ticket' ) );
	}

	/** Waits until these words stand in an opened message of the thread; what has more than paragraphs lives in frames. */
	async read( page: Page, words: string, milliseconds = 20_000 ): Promise< void > {
		await until(
			`"${ words }" in the thread`,
			async () => {
				const frames = page.frames().filter( ( frame ) => frame !== page.mainFrame() );
				const texts = await Promise.all(
					frames.map( ( frame ) =>
						frame
							.locator( 'body' )
							.innerText( { timeout: 2_000 } )
							.catch( () => '' )
					)
				);
				const plain = await page.locator( '.mesa-timeline .mesa-message.is-open .mesa-text' ).allInnerTexts();
				return [ ...texts, ...plain ].some( ( text ) => text.includes( words ) );
			},
			milliseconds
		);
	}

	/** Calls our REST API as the person whose page it is. */
	async rest< T >( page: Page, path: string, method = 'GET', data?: unknown ): Promise< T > {
		return await page.evaluate(
			`wp.apiFetch( ${ JSON.stringify( { path: `/mesa/v1${ path }`, method, ...( data === undefined ? {} : { data } ) } ) } )`
		);
	}
}

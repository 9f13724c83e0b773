/** Who sees what on the customers' page: the golden table, and the ways in. */
import { as, site } from './site.ts';
import { answer, asked, sendingMailbox, settled, undoSeconds } from './support/desk.ts';
import { deliver, mail, unique } from './support/mails.ts';
import { account, Customer, linkIn, portal, token, words } from './support/portal.ts';
import { startSmtp, type TestSmtp } from './support/smtp.ts';
import { installVisitors } from './visitors.ts';
import { until } from '../../tools/lib/wait.ts';
import type { Mailbox } from '../../src/contract/generated/types.ts';

const agent = as( 'mesa_agent' );
const stamp = unique();
const ana = `ana-${ stamp }@client.example`;
const bob = `bob-${ stamp }@client.example`;
const carl = `carl-${ stamp }@other.example`;
const supplier = `supplier-${ stamp }@maker.example`;

let smtp: TestSmtp;
let box: Mailbox;
let undo = 0;
let ticket: number;
let carls: number;
let link: string;

const entered = async ( kind: string, id: number, address: string, daysAgo = 0 ): Promise< Customer > => {
	const customer = new Customer();
	const shown = await customer.get( await portal( 'mesa_link', await token( kind, id, address, daysAgo ) ) );
	if ( /name="do" value="enter"/.test( shown.html ) ) {
		await customer.send( shown, 'enter' );
	}
	return customer;
};

beforeAll( async () => {
	installVisitors();
	smtp = await startSmtp();
	box = await sendingMailbox( smtp, { signature: '' } );
	undo = await undoSeconds( 0 );
	( { ticket } = await asked( box, {
		from: { address: ana, name: 'Ana Ruiz' },
		cc: [ { address: bob, name: 'Bob' } ],
		subject: `The cup ${ stamp }`,
		text: 'My cup came broken. QUESTION',
		visible_text: 'My cup came broken. QUESTION',
	} ) );
	( { ticket: carls } = await asked( box, {
		from: { address: carl, name: 'Carl' },
		text: 'Only mine. CARLS',
		visible_text: 'Only mine. CARLS',
	} ) );
	await agent.call( 'addNote', { path: { id: ticket }, body: { html: '<p>She always complains. NOTE</p>', client_key: unique() } } );
	await settled( ( await answer( ticket, { html: '<p>A new one is on its way. ANSWER</p>' } ) ).id );
	await settled( ( await answer( ticket, { html: '<p>Please send one. PASSED</p>', to: [ supplier ] } ) ).id );
	await deliver(
		box.id,
		mail( {
			from: { address: supplier, name: 'Maker' },
			to: [ { address: box.address, name: '' } ],
			in_reply_to: [ `<${ smtp.taken.at( -1 )!.parsed.messageId!.replace( /[<>]/g, '' ) }>` ],
			text: 'It costs us 2 euros. SUPPLIER',
			visible_text: 'It costs us 2 euros. SUPPLIER',
		} )
	);
	await answer( ticket, { html: '<p>Not sent yet. LATER</p>', send_at: new Date( Date.now() + 86_400_000 ).toISOString() } );
	link = linkIn( smtp.taken.find( ( one ) => one.to.includes( ana ) )?.parsed.text );
} );

afterAll( async () => {
	await undoSeconds( undo );
	await smtp.stop();
} );

it( 'gives the link to whoever gets the mail alone', () => {
	expect( link ).toContain( '/support-requests/?mesa_link=t-' );
	expect( smtp.taken.find( ( one ) => one.to.includes( ana ) )!.parsed.html ).toContain( `href="${ link.replace( '&', '&#038;' ) }"` );
	// An address says nothing to whoever reads a log.
	expect( link ).not.toContain( 'client.example' );
} );

describe( 'who sees what', () => {
	const all = [ 'QUESTION', 'ANSWER', 'NOTE', 'PASSED', 'SUPPLIER', 'LATER', 'CARLS' ];
	const cases: Array< [ who: string, () => Promise< Customer >, sees: string[], list: boolean ] > = [
		[ 'a visitor', async () => new Customer(), [], false ],
		[ 'the customer, by the link of a mail', () => entered( 't', ticket, ana ), [ 'QUESTION', 'ANSWER' ], true ],
		[ 'the customer, by a link to all', () => entered( 'a', ticket, ana ), [ 'QUESTION', 'ANSWER' ], true ],
		[ 'the customer, logged in with a proven address', () => account( ana, true ), [ 'QUESTION', 'ANSWER' ], true ],
		[
			'somebody logged in who only claims that address',
			() => account( ` ${ ana.toUpperCase() }`.trim().replace( 'ANA', 'Ana' ), false ),
			[],
			false,
		],
		[ 'who was in copy of the question', () => entered( 't', ticket, bob ), [ 'QUESTION' ], true ],
		[ 'who something was passed on to', () => entered( 't', ticket, supplier ), [ 'PASSED', 'SUPPLIER' ], true ],
		[ 'another customer, by a link of their own', () => entered( 'a', carls, carl ), [], false ],
		[ 'another customer, with a token made for this ticket', () => entered( 't', ticket, carl ), [], false ],
		[ 'a link that has ended', () => entered( 't', ticket, ana, 91 ), [], false ],
		[ 'a link to all, two hours old', () => entered( 'a', ticket, ana, 2 / 24 ), [], false ],
		[ 'an agent of the desk', async () => new Customer().logIn( site().users.mesa_agent!.user, 'password' ), [], false ],
	];
	it.each( cases )( '%s', async ( _who, make, sees, list ) => {
		const customer = await make();
		const shown = await customer.get( await portal( 'mesa_ticket', ticket ) );
		expect( shown.status ).toBe( 200 );
		expect( all.filter( ( word ) => words( shown ).includes( word ) ) ).toEqual( all.filter( ( word ) => sees.includes( word ) ) );
		expect( words( await customer.get( await portal() ) ).includes( `The cup ${ stamp }` ) ).toBe( list );
	} );

	it( 'who has just written it in a form sees their own words, and not what we answer to the address they gave', async () => {
		const written = await site().runPhp< number >(
			`$s = new Mesa\\Boot\\Services();
			return $s->create_ticket()->from_incoming( new Mesa\\Domain\\IncomingMessage( mailbox_id: $args['box'], channel: 'form', from: array( 'address' => $args['ana'], 'name' => 'Somebody' ), subject: 'From the form', text: 'MINE', visible_text: 'MINE' ) );`,
			{ box: box.id, ana }
		);
		await settled( ( await answer( written, { html: '<p>Your order went to Elm Street. SECRET</p>' } ) ).id );
		await ( await entered( 't', written, ana ) ).get( await portal( 'mesa_ticket', written ) );
		const real = await entered( 't', written, ana );
		await real.send( await real.get( await portal( 'mesa_ticket', written ) ), 'answer', { message: 'REALLY ANA' } );
		const writer = await entered( 'w', written, ana );
		const shown = await writer.get( await portal( 'mesa_ticket', written ) );
		expect( words( shown ) ).toContain( 'MINE' );
		expect( words( shown ) ).not.toMatch( /SECRET|REALLY/ );
		expect( words( shown ) ).toContain( `a•••@client.example` );
		expect( words( shown ) ).not.toContain( ana );
		expect( words( await writer.get( await portal( 'mesa_ticket', ticket ) ) ) ).not.toMatch( /QUESTION/ );
	} );

	it( 'nobody, once all links were made void; nobody with a link as a session or a session as a link', async () => {
		const before = await entered( 't', ticket, ana );
		const session = await token( 'x', ticket, ana );
		expect( words( await new Customer().get( await portal( 'mesa_link', session ) ) ) ).toContain( 'This link has ended' );
		const forged = new Customer();
		forged.set( before.cookie.split( '=' )[ 0 ]!, await token( 't', ticket, ana ) );
		expect( words( await forged.get( await portal( 'mesa_ticket', ticket ) ) ) ).not.toContain( 'QUESTION' );
		expect( words( await before.get( await portal( 'mesa_ticket', ticket ) ) ) ).toContain( 'QUESTION' );
		await as( 'administrator' ).call( 'updateSettings', { body: { portal_generation: 1 } } );
		try {
			expect( words( await before.get( await portal( 'mesa_ticket', ticket ) ) ) ).not.toContain( 'QUESTION' );
			expect( words( await new Customer().get( link ) ) ).toContain( 'This link has ended' );
		} finally {
			await as( 'administrator' ).call( 'updateSettings', { body: { portal_generation: 0 } } );
		}
	} );

	it( 'nobody finds words of messages that are not theirs', async () => {
		const find = async ( customer: Customer, word: string ) =>
			words( await customer.get( await portal( 'mesa_find', word ) ) ).includes( `The cup ${ stamp }` );
		const [ customer, copied ] = [ await entered( 'a', ticket, ana ), await entered( 'a', ticket, bob ) ];
		expect( await find( customer, 'answer' ) ).toBe( true );
		expect( await find( customer, `${ ticket }` ) ).toBe( true );
		for ( const word of [ 'NOTE', 'PASSED', 'SUPPLIER', 'LATER', 'CARLS', '%' ] ) {
			expect( [ word, await find( customer, word ) ] ).toEqual( [ word, false ] );
		}
		expect( await find( copied, 'answer' ) ).toBe( false );
		expect( await find( copied, 'question' ) ).toBe( true );
	} );
} );

describe( 'a link', () => {
	it( 'does nothing before somebody presses the button', async () => {
		const scanner = new Customer();
		const shown = await scanner.get( link );
		expect( words( shown ) ).toContain( 'This link belongs to a•••@client.example' );
		expect( words( shown ) ).not.toMatch( /QUESTION|ANSWER/ );
		expect( scanner.cookie ).not.toContain( 'wordpress_mesa_' );
		const opened = await scanner.send( shown, 'enter' );
		expect( words( opened ) ).toContain( 'ANSWER' );
		expect( opened.url ).not.toContain( 'mesa_link' );
	} );

	it( 'gives a session that scripts cannot read, on pages that nobody keeps, lists or passes on', async () => {
		const customer = new Customer();
		const shown = await customer.get( link );
		const body = new URLSearchParams( { do: 'enter', link: new URL( link ).searchParams.get( 'mesa_link' )!, page: await portal() } );
		const answered = await customer.ask( `${ site().url }/wp-admin/admin-post.php?action=mesa_portal`, { method: 'POST', body } );
		expect( answered.status ).toBe( 303 );
		expect( answered.headers.getSetCookie().find( ( one ) => one.startsWith( 'wordpress_mesa_' ) ) ).toMatch(
			/HttpOnly.*SameSite=Lax/i
		);
		expect( answered.headers.get( 'location' ) ).toContain( `mesa_ticket=${ ticket }` );
		for ( const { headers, html } of [ shown, await customer.get( await portal( 'mesa_ticket', ticket ) ) ] ) {
			expect( headers.get( 'cache-control' ) ).toContain( 'no-store' );
			expect( headers.get( 'referrer-policy' ) ).toBe( 'no-referrer' );
			expect( headers.get( 'x-robots-tag' ) ).toContain( 'noindex' );
			expect( /<meta name='robots' content='[^']*/.exec( html )?.[ 0 ] ).toContain( 'noindex' );
		}
	} );

	it( 'is asked for without anybody learning which addresses are known', async () => {
		const link_for = async ( email: string, customer = new Customer() ) =>
			customer.send( await customer.get( await portal() ), 'link', { email } );
		const known = words( await link_for( carl ) );
		expect( known ).toContain( 'a mail with a link is on its way' );
		expect( words( await link_for( `nobody-${ stamp }@other.example` ) ) ).toBe( known );
		const sent = await until(
			'the mail with the link',
			async () => {
				await agent.call( 'kickJobs', {} );
				return smtp.taken.find( ( one ) => one.to.includes( carl ) && linkIn( one.parsed.text ) ) ?? null;
			},
			30_000
		);
		expect( sent.raw ).toMatch( /^Auto-Submitted: auto-generated/m );
		expect( smtp.taken.some( ( one ) => one.to.some( ( to ) => to.startsWith( 'nobody-' ) ) ) ).toBe( false );
		expect( words( await new Customer().enter( linkIn( sent.parsed.text ) ) ) ).toContain( 'Your requests' );
		// A fourth within an hour: the same words, no mail.
		for ( let i = 0; i < 3; i++ ) {
			expect( words( await link_for( carl ) ) ).toBe( known );
		}
		const links = () => smtp.taken.filter( ( one ) => one.to.includes( carl ) && linkIn( one.parsed.text ) ).length;
		await until(
			'the third link',
			async () => {
				await agent.call( 'kickJobs', {} );
				return links() >= 3;
			},
			30_000
		);
		await agent.call( 'kickJobs', {} );
		expect( links() ).toBe( 3 );
		const busy = new Customer();
		let last = '';
		for ( let i = 0; i < 11; i++ ) {
			last = words( await link_for( `x${ i }-${ stamp }@other.example`, busy ) );
		}
		expect( last ).toContain( 'You have asked for many links' );
	} );
} );

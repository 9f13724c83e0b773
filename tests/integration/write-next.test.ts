/** "Write these next" finds what customers ask again and again, tells each person only of tickets they may see, and makes drafts of real answers. */
import { as, site } from './site.ts';
import { mailbox, unique } from './support/mails.ts';
import type { ArticleIdea } from '../../src/contract/generated/types.ts';

const writer = as( 'mesa_knowledge_manager' );
const manager = as( 'mesa_manager' );

/** Planted: what the tickets of each have in common is how people say it, never a whole sentence. */
const TOPICS: Record< string, string[] > = {
	invoice: [
		'I need an invoice with our VAT number for accounting',
		'Can the invoice show the company VAT id?',
		'Missing VAT on the invoice, our accountant complains',
		'Please correct the VAT number of my invoice',
		'How do I get an invoice for the company, with VAT',
		'Invoice without the VAT number of the company',
	],
	battery: [
		'The robot battery lasts only twenty minutes now',
		'Battery drains fast, robot returns to its dock half way',
		'How can I replace the battery of the robot?',
		'New battery for the robot, the old one is drained',
		'Robot battery empty after one room',
		'Is there a replacement battery for my robot',
	],
	wifi: [
		'The app cannot find my wifi network',
		'Wifi password accepted but the app stays offline',
		'New router, how do I connect the app to wifi again?',
		'App shows offline though wifi works',
		'Connecting to the 5 GHz wifi network fails in the app',
		'Changed router and the wifi connection is lost',
	],
	devolucion: [
		'Quiero devolver el aspirador, ¿cómo pido la etiqueta?',
		'La etiqueta de devolución no se imprime',
		'¿Cuándo recibo el dinero de la devolución del aspirador?',
		'Necesito una etiqueta para devolver el aspirador',
		'Devolución del aspirador sin etiqueta',
		'El dinero de mi devolución no ha llegado todavía',
	],
};
const NOISE =
	'garden umbrella violin saddle lantern marble pillow candle kettle harbour compass feather anchor velvet meadow cobble thistle pepper walnut ribbon canvas barrel copper saffron willow orchid basalt glacier lagoon prairie'.split(
		' '
	);

interface Planted {
	subject: string;
	text: string;
	topic: string;
	reply: string;
}

function desk( mark: string ): Planted[] {
	const planted = Object.entries( TOPICS ).flatMap( ( [ topic, texts ] ) =>
		texts.map( ( text, index ) => ( {
			topic,
			subject: index % 2 === 0 ? text.split( ' ' ).slice( 0, 6 ).join( ' ' ) : 'Question',
			text: `Hello,\n${ text }.\nThanks, ${ mark }`,
			reply:
				topic === 'battery' && index === 2
					? '<p>Hi Ana,</p><p>To replace the battery of the robot:</p><ol><li>Turn the robot over.</li><li>Take the drained battery out.</li></ol><p>Best,<br>Tom</p>'
					: '<p>Done!</p>',
		} ) )
	);
	const noise = Array.from( { length: 60 }, ( _, index ): Planted => {
		const word = ( step: number ) => NOISE[ ( index * 7 + step * 11 ) % NOISE.length ]!;
		return {
			topic: '',
			subject: `${ word( 0 ) } ${ word( index % 5 ) }`,
			text: `About the ${ word( 1 + ( index % 3 ) ) } and ${ word( 4 + ( index % 7 ) ) }${ index }.`,
			reply: '',
		};
	} );
	return [ ...planted, ...noise ];
}

/** Puts solved tickets into a mailbox and gives their numbers by topic. */
const plant = ( mailboxId: number, tickets: Planted[] ) =>
	site().runPhp< Record< string, number[] > >(
		`$db = new Mesa\\Data\\Db(); $by = array();
		foreach ( $args['tickets'] as $n => $one ) {
			$time = gmdate( 'Y-m-d H:i:s', time() - $n * 3600 );
			$id = $db->insert( 'tickets', array( 'mailbox_id' => $args['mailbox'], 'customer_id' => 1, 'subject' => $one['subject'], 'status' => 'closed', 'customer_name' => 'Ana Ruiz', 'created_at' => $time, 'updated_at' => $time, 'closed_at' => $time ) );
			$message = array( 'ticket_id' => $id, 'mailbox_id' => $args['mailbox'], 'from_name' => 'Ana Ruiz', 'recipients' => '{}', 'subject' => $one['subject'], 'message_id' => '', 'in_reply_to' => '', 'reference_ids' => '', 'body_text' => '', 'body_html' => '', 'created_at' => $time );
			$db->insert( 'messages', $message + array( 'kind' => 'customer', 'state' => 'received', 'visible_text' => $one['text'], 'visible_html' => '' ) );
			if ( '' !== $one['reply'] ) { $db->insert( 'messages', $message + array( 'kind' => 'reply', 'state' => 'sent', 'author_id' => 1, 'visible_text' => '', 'visible_html' => $one['reply'] ) ); }
			$by[ $one['topic'] ][] = $id;
		}
		( new Mesa\\Boot\\Services() )->count_store()->rebuild();
		return $by;`,
		{ mailbox: mailboxId, tickets }
	);

/** Looks, and waits for the end. */
const look = () =>
	site().runPhp< number >(
		`$services = new Mesa\\Boot\\Services(); $find = $services->find_ideas(); $find->start(); $steps = 0; do { ++$steps; } while ( $find->step() ); return $steps;`
	);

let planted: Record< string, number[] >;
let box: { id: number };

beforeAll( async () => {
	box = await mailbox( 'Ideas' );
	planted = await plant( box.id, desk( unique() ) );
	for ( const [ visitor, q ] of [ 'a', 'b' ].flatMap( ( who ) => [
		[ who, 'wifi router offline app' ],
		[ who, 'violin lessons' ],
	] ) as [ string, string ][] ) {
		await site().runPhp(
			`( new Mesa\\Boot\\Services() )->note_search()->note( $args['q'], 0, 0, 'search', $args['visitor'], time() ); return true;`,
			{
				q,
				visitor,
			}
		);
	}
} );

/** Of planted tickets that a group names (of its first examples), how many are of one topic. */
function topicOf( idea: ArticleIdea ): { topic: string; purity: number } {
	const topics = idea.examples.map(
		( { ticket_id } ) => Object.entries( planted ).find( ( [ , ids ] ) => ids.includes( ticket_id ) )?.[ 0 ] ?? ''
	);
	const counts = new Map< string, number >();
	topics.forEach( ( one ) => counts.set( one, ( counts.get( one ) ?? 0 ) + 1 ) );
	const [ topic, count ] = [ ...counts ].sort( ( one, other ) => other[ 1 ] - one[ 1 ] )[ 0 ] ?? [ '', 0 ];
	return { topic, purity: count / topics.length };
}

it( 'recovers every planted topic among noise, with its searches, and invents none', async () => {
	await look();
	const { ideas, state, read } = await writer.call( 'listIdeas', { query: {} } );
	expect( state ).toBe( 'ready' );
	expect( read ).toBeGreaterThanOrEqual( 84 );
	const found = ideas.map( ( idea ) => ( { ...topicOf( idea ), idea } ) ).filter( ( { topic } ) => topic !== '' );
	expect( [ ...new Set( found.map( ( { topic } ) => topic ) ) ].sort() ).toEqual( Object.keys( TOPICS ).sort() );
	expect( Math.min( ...found.map( ( { purity } ) => purity ) ) ).toBeGreaterThanOrEqual( 0.8 );
	// Recall: of 24 planted tickets, those that are in the group of their topic.
	const members = found.reduce( ( sum, { idea } ) => sum + idea.tickets, 0 );
	expect( members ).toBeGreaterThanOrEqual( 18 );
	expect( members ).toBeLessThanOrEqual( 26 );
	const wifi = found.find( ( { topic } ) => topic === 'wifi' )!.idea;
	expect( wifi.questions ).toEqual( [ 'wifi router offline app' ] );
	expect( wifi.words ).toContain( 'wifi' );
	for ( const { idea } of found ) {
		expect( idea.title ).not.toMatch( /^Question$|Ana|Ruiz/ );
	}
} );

it( 'makes a draft of the answer that explains, and says so the next time; dismissing can be taken back', async () => {
	const all = async ( dismissed = false ) => ( await writer.call( 'listIdeas', { query: { dismissed } } ) ).ideas;
	const battery = ( await all() ).find( ( idea ) => topicOf( idea ).topic === 'battery' )!;
	expect( battery.has_answer ).toBe( true );
	const draft = await writer.call( 'draftIdea', { path: { id: battery.id } } );
	const content = await site().runPhp< string >( `return get_post( $args['id'] )->post_content;`, { id: draft.id } );
	expect( content ).toContain( 'Turn the robot over.' );
	expect( content ).not.toMatch( /Ana|Best,|Tom/ );
	expect( ( await all() ).find( ( idea ) => idea.id === battery.id )?.draft?.id ).toBe( draft.id );

	const invoice = ( await all() ).find( ( idea ) => topicOf( idea ).topic === 'invoice' )!;
	await writer.call( 'updateIdea', { path: { id: invoice.id }, body: { dismissed: true } } );
	// A new look makes the groups anew: what was decided stays.
	await look();
	expect( ( await all() ).some( ( idea ) => topicOf( idea ).topic === 'invoice' ) ).toBe( false );
	expect( ( await all( true ) ).map( ( idea ) => idea.id ) ).toEqual( [ invoice.id ] );
	await writer.call( 'updateIdea', { path: { id: invoice.id }, body: { dismissed: false } } );
	expect( ( await all() ).map( ( idea ) => idea.id ) ).toContain( invoice.id );
} );

it( 'names an article that is about it already', async () => {
	const id = await site().runPhp< number >(
		`return wp_insert_post( array( 'post_type' => 'mesa_article', 'post_status' => 'publish', 'post_title' => 'Devolver un aspirador', 'post_content' => '<p>Imprima la etiqueta de devolución. El dinero llega en cinco días.</p>' ) );`
	);
	await look();
	const { ideas } = await writer.call( 'listIdeas', { query: {} } );
	expect( ideas.find( ( idea ) => topicOf( idea ).topic === 'devolucion' )?.nearest?.id ).toBe( id );
} );

it( 'tells nothing of tickets in a mailbox that somebody may not see: no title, no word, no number', async () => {
	await manager.call( 'updateMailbox', { path: { id: box.id }, body: { restricted: true, members: [] } } );
	const { ideas } = await writer.call( 'listIdeas', { query: {} } );
	expect(
		ideas.flatMap( ( idea ) => idea.examples ).filter( ( { ticket_id } ) => Object.values( planted ).flat().includes( ticket_id ) )
	).toEqual( [] );
	expect( JSON.stringify( ideas ) ).not.toMatch( /battery|invoice|etiqueta/i );
	const known = ( await manager.call( 'listIdeas', { query: {} } ) ).ideas;
	expect( known.map( ( idea ) => topicOf( idea ).topic ) ).toContain( 'invoice' );
	// Nor by its number.
	const { id } = known.find( ( idea ) => topicOf( idea ).topic === 'invoice' )!;
	await expect( writer.call( 'draftIdea', { path: { id } } ) ).rejects.toMatchObject( { status: 404 } );
	await expect( writer.call( 'updateIdea', { path: { id }, body: { dismissed: true } } ) ).rejects.toMatchObject( { status: 404 } );
	expect( ( await manager.call( 'listIdeas', { query: {} } ) ).ideas.map( ( idea ) => idea.id ) ).toContain( id );
} );

it( 'can look again when a look could not be finished', async () => {
	await site().runPhp( `
		$services = new Mesa\\Boot\\Services();
		update_option( 'mesa_ideas', array( 'state' => 'reading', 'ran_at' => null ) + get_option( 'mesa_ideas', array() ), false );
		( new Mesa\\Jobs\\IdeasHandler( $services->find_ideas(), $services->job_store() ) )->gave_up( array(), 'x' );` );
	expect( ( await writer.call( 'listIdeas', { query: {} } ) ).state ).toBe( 'never' );
} );

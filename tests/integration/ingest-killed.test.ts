/**
 * Three pollers at once deliver the same kind of load over and over until each mail has its answer, while, where php-fpm
 * runs (stack lane), its workers are killed at random moments. Afterwards each mail is there once, whole, and counted.
 */
import { until } from '../../tools/lib/wait.ts';
import { as, site } from './site.ts';
import { attach, form, mail, mailbox, type Made } from './support/mails.ts';
import { kill, workers } from './support/php-workers.ts';
import type { IngestBatch, IngestResults } from '../../src/contract/generated/types.ts';

const stack = site().lane === 'stack';
const MAILS = { stack: 300, native: 120, playground: 24 }[ site().lane ];

it( 'takes each mail exactly once, whoever dies meanwhile', async () => {
	const box = await mailbox( 'Killed' );
	const poller = as( 'mesa_poller' );
	const all = Array.from( { length: MAILS }, ( _, i ) =>
		i % 3 === 0 ? attach( mail(), 'a.bin', Buffer.alloc( 20_000 + i, i ) ) : mail()
	);
	const stored = new Map< string, number >();
	const doubled: string[] = [];

	async function deliverAll( queue: Made[] ): Promise< void > {
		while ( queue.length > 0 ) {
			const batch = queue.splice( 0, 6 );
			const body = form(
				{ mailbox_id: box.id, owner: 'pipe:killed', messages: batch.map( ( one ) => one.mail ) as IngestBatch[ 'messages' ] },
				new Map( batch.flatMap( ( one ) => [ ...one.blobs ] ) )
			);
			const answer = await poller.request( 'POST', '/ingest', { body } ).catch( () => null );
			// A worker that is killed while it answers cuts the answer off, and what it said is not known.
			const results = answer?.status === 200 ? ( answer.body as Partial< IngestResults > ).results : undefined;
			if ( ! results ) {
				queue.push( ...batch );
				continue;
			}
			for ( const [ i, result ] of results.entries() ) {
				if ( result.result === 'retry' ) {
					queue.push( batch[ i ]! );
				} else if (
					! [ 'created', 'duplicate' ].includes( result.result ) ||
					( stored.has( result.key ) && stored.get( result.key ) !== result.message_id )
				) {
					doubled.push( JSON.stringify( result ) );
				} else {
					stored.set( result.key, result.message_id! );
				}
			}
		}
	}

	let kills = 0;
	const killed = new Set< number >();
	const killer = setInterval( () => {
		const busiest = workers( site().folder ).slice( 0, 3 );
		const one = busiest[ Math.floor( Math.random() * busiest.length ) ];
		if ( kill( one ) ) {
			kills += 1;
			killed.add( Number( one ) );
		}
	}, 90 );
	if ( ! stack ) {
		clearInterval( killer );
	}
	const deadline = setTimeout( () => clearInterval( killer ), 60_000 );
	try {
		const queue = [ ...all ];
		await Promise.all( [ 1, 2, 3 ].map( () => deliverAll( queue ) ) );
	} finally {
		clearInterval( killer );
		clearTimeout( deadline );
	}
	// The last one killed may still hold a connection that it took.
	await until( 'those who were killed to be gone', () => ! workers( site().folder ).some( ( pid ) => killed.has( pid ) ), 10_000 );
	// A deliverer that ends while another's batch fails leaves that batch to the other: nothing is left here.
	expect( all.filter( ( one ) => ! stored.has( one.mail.key ) ) ).toEqual( [] );
	expect( doubled ).toEqual( [] );
	expect( ! stack || kills > 5 ).toBe( true );

	const there = await site().runPhp< Record< string, number > >(
		`$db    = new Mesa\\Data\\Db();
		$blobs = new Mesa\\Data\\Files\\BlobStore( $db, new Mesa\\Data\\Files\\FilesFolder() );
		$box   = $args['box'];
		$files = $db->column( 'SELECT a.sha256 FROM {attachments} a JOIN {messages} m ON m.id = a.message_id WHERE m.mailbox_id = %d', $box );
		return array(
			'messages'    => (int) $db->value( 'SELECT COUNT(*) FROM {messages} WHERE mailbox_id = %d', $box ),
			'tickets'     => (int) $db->value( 'SELECT COUNT(*) FROM {tickets} WHERE mailbox_id = %d', $box ),
			'events'      => (int) $db->value( 'SELECT COUNT(*) FROM {events} e JOIN {tickets} t ON t.id = e.ticket_id WHERE t.mailbox_id = %d', $box ),
			'counted'     => (int) $db->value( "SELECT SUM(tickets) FROM {folder_counts} WHERE mailbox_id = %d AND folder IN ('open', 'pending', 'snoozed', 'closed', 'spam', 'trash')", $box ),
			'files'       => count( $files ),
			'whole_files' => count( array_filter( $files, static fn( $sha256 ) => hash_file( 'sha256', $blobs->path( $sha256 ) ) === $sha256 ) ),
		);`,
		{ box: box.id }
	);
	const files = Math.ceil( MAILS / 3 );
	expect( there ).toEqual( { messages: MAILS, tickets: MAILS, events: MAILS, counted: MAILS, files, whole_files: files } );
}, 300_000 );

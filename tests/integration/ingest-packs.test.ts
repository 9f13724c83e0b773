/** Small files that travel in packs: none is lost, none is taken for what it is not, and a power failure takes none away. */
import { gunzipSync } from 'node:zlib';
import type { IngestBatch, IngestResults } from '../../src/contract/generated/types.ts';
import { as, site } from './site.ts';
import { attach, mail, mailbox, type Blobs, type Made } from './support/mails.ts';

const poller = as( 'mesa_poller' );
const agent = as( 'mesa_agent' );
let box: { id: number };

/** A pack: for each blob a line "sha256 size", then its bytes. */
const pack = ( blobs: Iterable< [ string, Buffer ] > ) =>
	Buffer.concat( [ ...blobs ].flatMap( ( [ hash, bytes ] ) => [ Buffer.from( `${ hash } ${ bytes.length }\n` ), bytes ] ) );

async function deliver( made: Made[], packs: Buffer[] ): Promise< IngestResults[ 'results' ] > {
	const form = new FormData();
	const messages = made.map( ( one ) => one.mail ) as IngestBatch[ 'messages' ];
	form.set( 'batch', JSON.stringify( { mailbox_id: box.id, owner: 'pipe:packs', messages } ) );
	packs.forEach( ( bytes, at ) => form.set( `pack-${ at }`, new Blob( [ new Uint8Array( bytes ) ] ), `pack-${ at }` ) );
	const answer = await poller.request( 'POST', '/ingest', { body: form } );
	expect( answer.status ).toBe( 200 );
	return ( answer.body as IngestResults ).results;
}

/** A mail's source as it is given out. */
const source = ( { mail: { raw_sha256: hash }, blobs }: Made ) => gunzipSync( blobs.get( hash )! );

const together = ( made: Made[] ): Blobs => new Map( made.flatMap( ( one ) => [ ...one.blobs ] ) );

/** Makes a file as a power failure leaves it: named, and empty. Lets the packs be as old as they have to be. */
const failPower = ( ...hashes: string[] ) =>
	site().runPhp< number >(
		`$services = new Mesa\\Boot\\Services();
		foreach ( $args['hashes'] as $hash ) {
			file_put_contents( $services->blob_store()->path( $hash ), '' );
		}
		$packs = glob( $services->files_folder()->path() . '/*.pack' );
		array_map( static fn( $path ) => touch( $path, time() - 3600 ), $packs );
		return count( $packs );`,
		{ hashes }
	);
const tidyUp = () =>
	site().runPhp< number >(
		`$services = new Mesa\\Boot\\Services();
		$services->tidy_up()->run();
		return count( glob( $services->files_folder()->path() . '/*.pack' ) );`
	);

beforeAll( async () => {
	box = await mailbox( 'Packs' );
} );

it( 'takes more files at once than PHP takes uploads', async () => {
	const made = Array.from( { length: 30 }, ( _each, at ) => attach( mail(), 'list.txt', `The list ${ at } of ${ Math.random() }` ) );
	const blobs = [ ...together( made ) ];
	const results = await deliver( made, [ pack( blobs.slice( 0, 20 ) ), pack( blobs.slice( 20 ) ) ] );
	expect( new Set( results.map( ( { result } ) => result ) ) ).toEqual( new Set( [ 'created' ] ) );
	for ( const at of [ 0, 29 ] ) {
		const raw = await agent.request( 'GET', `/messages/${ results[ at ]!.message_id }/raw` );
		expect( raw.bytes.equals( source( made[ at ]! ) ) ).toBe( true );
	}
} );

it( 'keeps files that come ahead of their mails', async () => {
	const made = [ attach( mail(), 'ahead.txt', `Ahead ${ Math.random() }` ), mail() ];
	expect( await deliver( [], [ pack( together( made ) ) ] ) ).toEqual( [] );
	const results = await deliver( made, [] );
	expect( results.map( ( { result } ) => result ) ).toEqual( [ 'created', 'created' ] );
	const raw = await agent.request( 'GET', `/messages/${ results[ 0 ]!.message_id }/raw` );
	expect( raw.bytes.equals( source( made[ 0 ]! ) ) ).toBe( true );
} );

it( 'asks again for a file whose content is not what its name says, and for those a pack breaks off before', async () => {
	const [ good, wrong, cut ] = [ mail(), mail(), mail() ];
	const bytes = pack( [
		...good.blobs,
		...[ ...wrong.blobs.keys() ].map( ( hash ): [ string, Buffer ] => [ hash, Buffer.from( 'something else' ) ] ),
		...cut.blobs,
	] );
	const results = await deliver( [ good, wrong, cut ], [ bytes.subarray( 0, bytes.length - 5 ) ] );
	expect( results.map( ( { result } ) => result ) ).toEqual( [ 'created', 'retry', 'retry' ] );
	expect( ( await deliver( [ wrong, cut ], [ pack( together( [ wrong, cut ] ) ) ] ) ).map( ( { result } ) => result ) ).toEqual( [
		'created',
		'created',
	] );
} );

it( 'has every file again after the power has failed, except those that somebody has deleted', async () => {
	const [ kept, erased ] = [ mail(), mail() ];
	const results = await deliver( [ kept, erased ], [ pack( together( [ kept, erased ] ) ) ] );
	await site().runPhp( '( new Mesa\\Boot\\Services() )->person_store()->delete_ticket( $args["id"] ); return 1;', {
		id: results[ 1 ]!.ticket_id!,
	} );
	expect( await failPower( kept.mail.raw_sha256 ) ).toBeGreaterThan( 0 );
	expect( await tidyUp() ).toBe( 0 );
	const raw = await agent.request( 'GET', `/messages/${ results[ 0 ]!.message_id }/raw` );
	expect( raw.bytes.equals( source( kept ) ) ).toBe( true );
	const missing = await poller.call( 'findMissingBlobs', { body: { sha256: [ kept.mail.raw_sha256, erased.mail.raw_sha256 ] } } );
	expect( missing ).toEqual( [ erased.mail.raw_sha256 ] );
} );

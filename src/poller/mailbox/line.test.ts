import type { Chunk } from './chunks.ts';
import { Line } from './line.ts';
import type { Loaded } from './load.ts';

const chunk = ( uid: number ): Chunk => ( { mails: [ { uid, size: 1, receivedAt: new Date( 0 ) } ], large: false } );
const nothing: Loaded = { raws: [], withheld: [], gone: [] };
const uidOf = ( { mails }: Chunk ) => mails[ 0 ]?.uid ?? 0;

function makeLine( uids: number[], broken = 0 ) {
	const events: string[] = [];
	const line = new Line(
		uids.map( chunk ),
		async ( each ) => {
			events.push( `fetch ${ uidOf( each ) }` );
			if ( uidOf( each ) === broken ) {
				throw new Error( `no ${ broken }` );
			}
			return { ...nothing, gone: [ uidOf( each ) ] };
		},
		async ( each, loaded ) => {
			events.push( `read ${ uidOf( each ) }` );
			return { ...loaded, read: [] };
		}
	);
	return { line, events };
}

test( 'a mail that waits to be read does not keep the next from being fetched, and all come in order', async () => {
	const { line, events } = makeLine( [ 1, 2, 3 ] );
	line.fetchNext();
	line.readNext();
	line.fetchNext();
	const order: number[] = [];
	for ( let next = await line.next(); next; next = await line.next() ) {
		order.push( uidOf( next.chunk ) );
		expect( next.ready.gone ).toEqual( [ uidOf( next.chunk ) ] );
		line.fetchNext();
	}
	expect( order ).toEqual( [ 1, 2, 3 ] );
	expect( events.indexOf( 'fetch 2' ) ).toBeLessThan( events.indexOf( 'read 2' ) );
	expect( events.filter( ( event ) => event.startsWith( 'fetch' ) ) ).toEqual( [ 'fetch 1', 'fetch 2', 'fetch 3' ] );
	expect( line.begun ).toBe( 3 );
} );

test( 'a connection that breaks over one mail loses none before it, and what is behind it is given back', async () => {
	const { line } = makeLine( [ 1, 2, 3 ], 2 );
	line.fetchNext();
	line.readNext();
	line.fetchNext();
	expect( uidOf( ( await line.next() )?.chunk ?? chunk( 0 ) ) ).toBe( 1 );
	line.fetchNext();
	await expect( line.next() ).rejects.toThrow( 'no 2' );
	expect( ( await line.left() ).map( ( each ) => each.gone ) ).toEqual( [ [ 3 ] ] );
} );

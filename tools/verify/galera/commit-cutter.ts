/**
 * A wire to MariaDB that now and then breaks after a COMMIT has gone through and before its answer comes back: the one moment
 * in which nobody knows what became of the work. Understands just enough of the protocol to see a COMMIT.
 *
 * @see https://mariadb.com/docs/server/reference/clientserver-protocol/0-packet
 */
import { connect, createServer, type Socket } from 'node:net';

export interface CommitCutter {
	port: number;
	/** Answers withheld so far. */
	cuts: () => number;
	/** Which share of COMMITs gets no answer. */
	cutShare: ( share: number ) => void;
	stop: () => Promise< void >;
}

const HEADER_BYTES = 4;
const COM_QUERY = 3;
/** A COMMIT's packet is this short; longer ones are something else. */
const MOST_BYTES = 64;

/** Follows the packets of one client and tells of each COMMIT. */
function commitSpotter( onCommit: () => void ): ( piece: Buffer ) => void {
	let kept = Buffer.alloc( 0 );
	let skip = 0;
	return ( piece ) => {
		let rest = kept.length > 0 ? Buffer.concat( [ kept, piece ] ) : piece;
		for (;;) {
			const skipped = Math.min( skip, rest.length );
			skip -= skipped;
			rest = rest.subarray( skipped );
			if ( skip > 0 || rest.length < HEADER_BYTES ) {
				break;
			}
			const length = rest.readUIntLE( 0, 3 );
			if ( length > MOST_BYTES ) {
				skip = HEADER_BYTES + length;
				continue;
			}
			if ( rest.length < HEADER_BYTES + length ) {
				break;
			}
			const payload = rest.subarray( HEADER_BYTES, HEADER_BYTES + length );
			if ( payload[ 0 ] === COM_QUERY && /^commit\s*$/i.test( payload.subarray( 1 ).toString( 'latin1' ) ) ) {
				onCommit();
			}
			rest = rest.subarray( HEADER_BYTES + length );
		}
		kept = Buffer.from( rest );
	};
}

/**
 * @param socket MariaDB's.
 * @param chance Gives 0 ≤ n < 1.
 */
export async function startCommitCutter( port: number, socket: string, chance: () => number ): Promise< CommitCutter > {
	const open = new Set< Socket >();
	let share = 0;
	let cuts = 0;
	const server = createServer( ( client ) => {
		const database = connect( socket );
		let cutting = false;
		const spot = commitSpotter( () => ( cutting = cutting || chance() < share ) );
		const end = () => {
			client.destroy();
			database.destroy();
			open.delete( client );
			open.delete( database );
		};
		for ( const one of [ client, database ] ) {
			open.add( one );
			one.on( 'error', end ).on( 'close', end );
		}
		client.on( 'data', ( piece: Buffer ) => {
			spot( piece );
			database.write( piece );
		} );
		database.on( 'data', ( piece: Buffer ) => {
			if ( cutting ) {
				cuts++;
				end();
				return;
			}
			client.write( piece );
		} );
	} );
	await new Promise< void >( ( resolve, reject ) => {
		server.once( 'error', reject );
		server.listen( port, '127.0.0.1', resolve );
	} );
	return {
		port,
		cuts: () => cuts,
		cutShare: ( wanted ) => {
			share = wanted;
		},
		stop: () =>
			new Promise( ( resolve ) => {
				open.forEach( ( one ) => one.destroy() );
				server.close( () => resolve() );
			} ),
	};
}

import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { problems } from './contract-problems.ts';
import { LetterDesk } from './letter-desk.ts';
import type {
	IngestBatch,
	IngestMessage,
	IngestResults,
	LetterReport,
	MailboxStateInput,
	PollerConfig,
	PollerLetter,
	PollerMailbox,
} from '../../contract/generated/types.ts';

/** What a message came to, as the real server would keep it. */
export interface StoredMessage {
	ticket: number;
	message: IngestMessage;
}

const sha256 = ( bytes: Uint8Array ) => createHash( 'sha256' ).update( bytes ).digest( 'hex' );

class HttpError extends Error {
	constructor(
		readonly status: number,
		readonly code: string,
		message: string
	) {
		super( message );
	}
}

/**
 * The poller's side of WordPress for tests: keeps every request to the contract's schemas, stores what it is given, and
 * can be made to fail.
 */
export class ContractServer {
	readonly stored: StoredMessage[] = [];
	readonly blobs = new Map< string, Buffer >();
	readonly states: { mailbox: number; state: MailboxStateInput }[] = [];
	readonly requests: string[] = [];
	/** Every way in which a request broke the contract. */
	readonly violations: string[] = [];
	/** Mails that could not be handed over. */
	readonly letters = new LetterDesk();
	readonly leases = new Map< number, string >();
	ticks = 0;
	/** Called before each request; a status makes it fail. */
	fail: ( operation: string ) => number | null = () => null;
	/** Milliseconds before a request is answered. */
	delay: ( operation: string ) => number = () => 0;
	/** Called for each message before it is stored; an answer other than null is given instead. */
	decide: ( message: IngestMessage ) => Pick< IngestResults[ 'results' ][ number ], 'result' | 'reason' > | null = () => null;
	/** A batch with such a message is answered with 400 as a whole. */
	refuse: ( message: IngestMessage ) => boolean = () => false;
	/** PHP breaks off over such a message: the whole request is answered with 500. */
	breaks: ( message: IngestMessage ) => boolean = () => false;
	/** Instead of that answer: the connection is cut. */
	cuts = false;
	private server: Server | null = null;
	config: PollerConfig = { mailboxes: [], own_addresses: [], inline_blob_limit: 64 * 1024, batch_limit: 1024 * 1024 };

	constructor( private readonly pretty = true ) {}

	get url(): string {
		return `http://127.0.0.1:${ ( this.server?.address() as AddressInfo ).port }`;
	}

	async start( port = 0 ): Promise< void > {
		const server = createServer( ( request, response ) => void this.answer( request, response ) );
		this.server = server;
		await new Promise< void >( ( resolve ) => server.listen( port, '127.0.0.1', resolve ) );
	}

	async stop(): Promise< void > {
		this.server?.closeAllConnections();
		await new Promise( ( resolve ) => this.server?.close( resolve ) );
	}

	private async answer( request: IncomingMessage, response: ServerResponse ): Promise< void > {
		const chunks: Buffer[] = [];
		for await ( const chunk of request ) {
			chunks.push( chunk as Buffer );
		}
		const body = Buffer.concat( chunks );
		try {
			const result = await this.route( request, body );
			if ( Buffer.isBuffer( result ) ) {
				response.writeHead( 200, { 'content-type': 'application/gzip' } );
				response.end( result );
				return;
			}
			response.writeHead( result === undefined ? 204 : 200, { 'content-type': 'application/json' } );
			response.end( result === undefined ? undefined : JSON.stringify( result ) );
		} catch ( error ) {
			const known = error instanceof HttpError ? error : new HttpError( 500, 'test', String( error ) );
			if ( this.cuts && known.code === 'internal_server_error' ) {
				response.destroy();
				return;
			}
			response.writeHead( known.status, { 'content-type': 'application/json' } );
			response.end( JSON.stringify( { code: known.code, message: known.message, data: { status: known.status } } ) );
		}
	}

	private pathOf( url: URL ): string | null {
		if ( this.pretty ) {
			return url.pathname.startsWith( '/wp-json' ) ? url.pathname.slice( 8 ) || '/' : null;
		}
		return url.searchParams.get( 'rest_route' );
	}

	private async route( request: IncomingMessage, body: Buffer ): Promise< unknown > {
		const url = new URL( request.url ?? '/', 'http://127.0.0.1' );
		const path = this.pathOf( url );
		if ( path === null ) {
			throw new HttpError( 404, 'not_found', 'No page.' );
		}
		if ( path === '/' ) {
			return { namespaces: [ 'wp/v2', 'mesa/v1' ] };
		}
		if ( request.headers.authorization !== `Basic ${ Buffer.from( 'poller:secret secret' ).toString( 'base64' ) }` ) {
			throw new HttpError( 401, 'incorrect_password', 'The password is wrong.' );
		}
		const named = path.split( '/' ).slice( 3 );
		const operation = `${ request.method } /${ named.join( '/' ) }`;
		this.requests.push( operation );
		const status = this.fail( operation );
		if ( status !== null ) {
			throw new HttpError( status, 'made_to_fail', `Made to fail at ${ operation }.` );
		}
		await new Promise( ( resolve ) => setTimeout( resolve, this.delay( operation ) ) );
		return this.perform( request, named, url, body );
	}

	private async perform( request: IncomingMessage, named: string[], url: URL, body: Buffer ): Promise< unknown > {
		const json = () => JSON.parse( body.toString( 'utf8' ) ) as never;
		const mailbox = Number( named[ 2 ] );
		if ( named[ 0 ] === 'poller' && named[ 1 ] === 'config' ) {
			return {
				...this.config,
				mailboxes: this.config.mailboxes.map( ( each ) => ( { ...each, letters: this.letters.told( each.id ) } ) ),
			};
		}
		if ( named[ 0 ] === 'poller' && named[ 1 ] === 'tick' ) {
			this.ticks++;
			return { ran: 0, failed: 0, next_due_at: null };
		}
		if ( named[ 0 ] === 'poller' && named[ 1 ] === 'health' ) {
			const queue = { oldest_due_seconds: null, failed: 0 };
			return { time_ms: Date.now(), queue, cron: { scheduled: true, late_seconds: 0 }, checks: [] };
		}
		if ( named[ 0 ] === 'poller' && named[ 3 ] === 'check' ) {
			throw new HttpError( 404, 'rest_no_route', 'A plugin from before the doctor.' );
		}
		if ( named[ 0 ] === 'poller' && named[ 3 ] === 'lease' ) {
			return this.lease( request.method === 'DELETE', mailbox, url, json );
		}
		if ( named[ 0 ] === 'poller' && named[ 3 ] === 'state' ) {
			return this.saveState( mailbox, json() );
		}
		if ( named[ 0 ] === 'poller' && named[ 3 ] === 'letters' ) {
			return this.report( mailbox, json() );
		}
		if ( named[ 0 ] === 'blobs' && request.method === 'GET' ) {
			return this.blobs.get( named[ 1 ] ?? '' ) ?? Promise.reject( new HttpError( 404, 'mesa_not_found', 'No such file.' ) );
		}
		if ( named[ 0 ] === 'blobs' && named[ 1 ] === 'missing' ) {
			return ( json() as { sha256: string[] } ).sha256.filter( ( hash ) => ! this.blobs.has( hash ) );
		}
		if ( named[ 0 ] === 'blobs' ) {
			this.keepBlob( named[ 1 ] ?? '', body );
			return undefined;
		}
		return this.ingest( await this.readBatch( request, body ) );
	}

	private lease( release: boolean, mailbox: number, url: URL, json: () => { owner: string } ): unknown {
		if ( release ) {
			if ( this.leases.get( mailbox ) === url.searchParams.get( 'owner' ) ) {
				this.leases.delete( mailbox );
			}
			return undefined;
		}
		const holder = this.leases.get( mailbox ) ?? json().owner;
		this.leases.set( mailbox, holder );
		return { granted: holder === json().owner, holder, until: new Date( Date.now() + 60_000 ).toISOString() };
	}

	private saveState( mailbox: number, state: MailboxStateInput ): undefined {
		const wrong = problems( 'mailbox-state-input', state );
		if ( wrong ) {
			this.violations.push( wrong );
			throw new HttpError( 400, 'rest_invalid_param', wrong );
		}
		this.states.push( { mailbox, state } );
		const known = this.config.mailboxes.find( ( each ) => each.id === mailbox ) as PollerMailbox;
		known.cursors = state.cursors.map( ( cursor ) => ( { baseline_uid: 0, ...cursor } ) );
		return undefined;
	}

	private report( mailbox: number, report: LetterReport ): PollerLetter[] {
		const wrong = problems( 'letter-report', report );
		if ( wrong ) {
			this.violations.push( wrong );
			throw new HttpError( 400, 'rest_invalid_param', wrong );
		}
		this.letters.take( mailbox, report );
		return this.letters.told( mailbox );
	}

	private keepBlob( hash: string, bytes: Buffer ): void {
		if ( sha256( bytes ) !== hash ) {
			this.violations.push( `The bytes are not those of ${ hash }.` );
			throw new HttpError( 400, 'mesa_hash_mismatch', 'The hash is wrong.' );
		}
		this.blobs.set( hash, bytes );
	}

	/** A pack: for each blob a line "sha256 size", then its bytes. */
	private unpack( pack: Buffer ): void {
		for ( let at = 0; at < pack.length; ) {
			const end = pack.indexOf( '\n', at );
			const [ hash = '', size ] = pack.toString( 'latin1', at, end ).split( ' ' );
			this.keepBlob( hash, pack.subarray( end + 1, end + 1 + Number( size ) ) );
			at = end + 1 + Number( size );
		}
	}

	private async readBatch( request: IncomingMessage, body: Buffer ): Promise< IngestBatch > {
		const type = request.headers[ 'content-type' ] ?? '';
		if ( body.length > this.config.batch_limit + 64 * 1024 ) {
			this.violations.push( `A request of ${ body.length } bytes.` );
			throw new HttpError( 413, 'too_large', 'The request is too large.' );
		}
		if ( ! type.startsWith( 'multipart/form-data' ) ) {
			return JSON.parse( body.toString( 'utf8' ) ) as IngestBatch;
		}
		const form = await new Response( new Uint8Array( body ), { headers: { 'content-type': type } } ).formData();
		let files = 0;
		for ( const value of form.values() ) {
			if ( typeof value !== 'string' ) {
				files++;
				this.unpack( Buffer.from( await value.arrayBuffer() ) );
			}
		}
		if ( files > 20 ) {
			this.violations.push( `${ files } files in a request; PHP takes 20.` );
		}
		return JSON.parse( String( form.get( 'batch' ) ) ) as IngestBatch;
	}

	private ingest( batch: IngestBatch ): IngestResults {
		const wrong = problems( 'ingest-batch', batch );
		if ( wrong ) {
			this.violations.push( wrong );
			throw new HttpError( 400, 'rest_invalid_param', wrong );
		}
		if ( batch.messages.some( ( message ) => this.refuse( message ) ) ) {
			throw new HttpError( 400, 'rest_invalid_param', 'Made to refuse.' );
		}
		let again = false;
		return {
			results: batch.messages.map( ( message ) => {
				if ( this.breaks( message ) ) {
					throw new HttpError( 500, 'internal_server_error', 'There has been a critical error on this website.' );
				}
				// As the real one: what is behind it may be an answer to it.
				const decided = again
					? ( { result: 'retry', reason: 'A mail before it has to come again first.' } as const )
					: this.decide( message );
				again ||= decided?.result === 'retry';
				if ( decided ) {
					return { key: message.key, ticket_id: null, message_id: null, ...decided };
				}
				const missing = [ message.raw_sha256, ...message.attachments.map( ( each ) => each.sha256 ) ].find(
					( hash ) => ! this.blobs.has( hash )
				);
				if ( missing ) {
					this.violations.push( `A blob is missing: ${ missing }` );
					return { key: message.key, result: 'retry' as const, ticket_id: null, message_id: null, reason: 'A file is missing.' };
				}
				const known = this.stored.find( ( each ) => each.message.key === message.key );
				const ticket = known?.ticket ?? this.stored.length + 1;
				if ( ! known ) {
					this.stored.push( { ticket, message } );
				}
				return {
					key: message.key,
					result: known ? ( 'duplicate' as const ) : ( 'created' as const ),
					ticket_id: ticket,
					message_id: ticket,
					reason: null,
				};
			} ),
		};
	}
}

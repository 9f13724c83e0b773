import { Resolver } from 'node:dns/promises';
import type { CheckReport } from '../../contract/generated/types.ts';

type Method = 'spf' | 'dkim' | 'dmarc';
type Warning = CheckReport[ 'warnings' ][ number ];

/** What the mail's own headers and the domain's records say about its sender. */
export interface SenderVerdict {
	/** The method that makes others refuse the mail; '' for none. */
	broken: Method | '';
	detail: string;
	warnings: Warning[];
}

/** All TXT records of a name; null when nobody could be asked. */
export type LookUp = ( name: string ) => Promise< string[] | null >;

const BAD = new Set( [ 'fail', 'softfail', 'permerror' ] );
/** Names that nobody can look up (RFC 6761), used by local sites. */
const LOCAL = /(^|\.)(example|test|invalid|localhost|local|internal|lan)$/i;
const DNS_MS = 2000;

/** Asks the machine's own name servers. */
export const lookUpTxt: LookUp = async ( name ) => {
	const resolver = new Resolver( { timeout: DNS_MS, tries: 1 } );
	try {
		return ( await resolver.resolveTxt( name ) ).map( ( parts ) => parts.join( '' ) );
	} catch ( error ) {
		const code = ( error as NodeJS.ErrnoException ).code ?? '';
		return code === 'ENOTFOUND' || code === 'ENODATA' ? [] : null;
	}
};

/**
 * What the receiving server found (RFC 8601). Only the topmost header and others of the same server: those below may
 * have come with the mail.
 *
 * @param headers A header block.
 */
export function authenticationResults( headers: string ): Partial< Record< Method, string > > {
	const unfolded = headers.replace( /\r?\n[ \t]+/g, ' ' );
	const found: Partial< Record< Method, string > > = {};
	let server: string | null = null;
	for ( const [ , value = '' ] of unfolded.matchAll( /^Authentication-Results:[ \t]*(.*)$/gim ) ) {
		const id = /^[^;\s]*/.exec( value )?.[ 0 ]?.toLowerCase() ?? '';
		server ??= id;
		if ( id !== server ) {
			break;
		}
		for ( const [ , method = '', result = '' ] of value.matchAll( /;\s*(spf|dkim|dmarc)\s*=\s*([a-z]+)/gi ) ) {
			const key = method.toLowerCase() as Method;
			// One good signature among several is enough.
			found[ key ] = found[ key ] === 'pass' ? 'pass' : result.toLowerCase();
		}
	}
	return found;
}

/** What is known of one record. */
export interface RecordFinding extends Warning {
	part: 'spf' | 'dmarc';
	level: 'ok' | 'warning';
}

async function spfRecord( domain: string, lookUp: LookUp ): Promise< RecordFinding > {
	const found = ( level: 'ok' | 'warning', detail: string ): RecordFinding => ( { part: 'spf', level, detail } );
	const records = ( await lookUp( domain ) )?.filter( ( record ) => /^v=spf1(\s|$)/i.test( record ) );
	if ( ! records ) {
		return found( 'ok', `The SPF record of ${ domain } could not be looked up.` );
	}
	if ( records.length === 0 ) {
		return found( 'warning', `${ domain } has no SPF record; other servers may take its mail for spam.` );
	}
	return records.length > 1
		? found( 'warning', `${ domain } has ${ records.length } SPF records; there may be only one (RFC 7208 section 3.2).` )
		: found( 'ok', `${ domain }: ${ records[ 0 ] }` );
}

async function dmarcRecord( domain: string, lookUp: LookUp ): Promise< RecordFinding > {
	const found = ( level: 'ok' | 'warning', detail: string ): RecordFinding => ( { part: 'dmarc', level, detail } );
	// The domain's own record, else that of the domain above it (RFC 7489 section 6.6.3).
	const labels = domain.split( '.' );
	for ( let at = 0; at <= Math.max( 0, labels.length - 2 ); at++ ) {
		const name = labels.slice( at ).join( '.' );
		const records = await lookUp( `_dmarc.${ name }` );
		if ( records === null ) {
			return found( 'ok', `The DMARC record of ${ name } could not be looked up.` );
		}
		const record = records.find( ( each ) => /^v=DMARC1\s*(;|$)/i.test( each ) );
		if ( record !== undefined ) {
			return found( 'ok', `${ name }: ${ record }` );
		}
	}
	return found( 'warning', `${ domain } has no DMARC record; large providers ask for one.` );
}

const domainOf = ( address: string ) => address.split( '@' ).at( -1 )?.toLowerCase() ?? '';

/** The records of an address's domain; none for domains that nobody can look up. What could not be asked is no failure. */
export async function senderRecords( address: string, lookUp: LookUp = lookUpTxt ): Promise< RecordFinding[] > {
	const domain = domainOf( address );
	return domain === '' || LOCAL.test( domain ) ? [] : Promise.all( [ spfRecord( domain, lookUp ), dmarcRecord( domain, lookUp ) ] );
}

/**
 * Whether others will believe the sender of our mail.
 *
 * @param headers Of a mail that we sent to ourselves.
 * @param address The mailbox's.
 */
export async function judgeSender( headers: string, address: string, lookUp: LookUp = lookUpTxt ): Promise< SenderVerdict > {
	const results = authenticationResults( headers );
	const domain = domainOf( address );
	const failed = ( [ 'spf', 'dkim' ] as const ).filter( ( method ) => BAD.has( results[ method ] ?? '' ) );
	if ( results.dmarc === 'fail' ) {
		const broken = failed[ 0 ] ?? 'dmarc';
		const said = ( [ 'spf', 'dkim', 'dmarc' ] as const )
			.filter( ( method ) => results[ method ] )
			.map( ( method ) => `${ method }=${ results[ method ] }` )
			.join( ', ' );
		return {
			broken,
			detail: `The receiving server does not believe that this mail comes from ${ domain } (${ said }). Others will refuse it or take it for spam.`,
			warnings: [],
		};
	}
	const warnings: Warning[] =
		results.dmarc === 'pass'
			? []
			: failed.map( ( part ) => ( {
					part,
					detail: `The receiving server says ${ part }=${ results[ part ] } for mail from ${ domain }.`,
				} ) );
	const missing = ( await senderRecords( address, lookUp ) ).filter(
		( { part, level } ) => level === 'warning' && results[ part ] !== 'pass'
	);
	return {
		broken: '',
		detail: '',
		warnings: [ ...warnings, ...missing.map( ( { part, detail } ) => ( { part, detail } ) ) ],
	};
}

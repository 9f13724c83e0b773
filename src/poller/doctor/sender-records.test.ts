import { authenticationResults, judgeSender, senderRecords, type LookUp } from './sender-records.ts';

const dns =
	( records: Record< string, string[] | null > ): LookUp =>
	( name ) =>
		Promise.resolve( name in records ? ( records[ name ] as string[] | null ) : [] );

const ALL = dns( { 'shop.org': [ 'v=spf1 mx -all', 'other=1' ], '_dmarc.shop.org': [ 'v=DMARC1; p=none' ] } );

it( 'believes only the receiving server’s own word, not what came with the mail', () => {
	const headers = [
		'Authentication-Results: mx.provider.example;',
		'\tspf=pass smtp.mailfrom=shop.org;',
		'\tdkim=fail (bad signature) header.d=shop.org;',
		'\tdmarc=pass header.from=shop.org',
		'Received: from x by mx.provider.example',
		'Authentication-Results: evil.example; dkim=pass',
		'',
	].join( '\r\n' );
	expect( authenticationResults( headers ) ).toEqual( { spf: 'pass', dkim: 'fail', dmarc: 'pass' } );
	expect( authenticationResults( 'Subject: none\r\n' ) ).toEqual( {} );
	expect( authenticationResults( 'Authentication-Results: a.example; dkim=pass; dkim=fail; spf=none\r\n' ) ).toEqual( {
		dkim: 'pass',
		spf: 'none',
	} );
} );

it( 'names the part that makes others refuse our mail', async () => {
	const said = ( results: string ) => judgeSender( `Authentication-Results: mx.example; ${ results }\r\n`, 'help@shop.org', ALL );
	expect( ( await said( 'spf=fail; dkim=none; dmarc=fail' ) ).broken ).toBe( 'spf' );
	expect( ( await said( 'spf=pass; dkim=fail; dmarc=fail' ) ).broken ).toBe( 'dkim' );
	expect( ( await said( 'spf=pass; dkim=pass; dmarc=fail' ) ).broken ).toBe( 'dmarc' );
	expect( await said( 'spf=fail; dkim=pass; dmarc=pass' ) ).toEqual( { broken: '', detail: '', warnings: [] } );
	expect( ( await said( 'spf=softfail; dkim=none' ) ).warnings.map( ( warning ) => warning.part ) ).toEqual( [ 'spf' ] );
} );

it( 'says which records a domain lacks, and takes what nobody could be asked for no failure', async () => {
	const levels = async ( domain: string, lookUp: LookUp ) =>
		( await senderRecords( `help@${ domain }`, lookUp ) ).map( ( { part, level } ) => `${ part } ${ level }` );
	expect( await levels( 'shop.org', ALL ) ).toEqual( [ 'spf ok', 'dmarc ok' ] );
	expect( await levels( 'bare.org', dns( {} ) ) ).toEqual( [ 'spf warning', 'dmarc warning' ] );
	const down = await senderRecords( 'help@down.org', () => Promise.resolve( null ) );
	expect( down.map( ( { level, detail } ) => [ level, detail.includes( 'could not be looked up' ) ] ) ).toEqual( [
		[ 'ok', true ],
		[ 'ok', true ],
	] );
	expect( await levels( 'shop.example', dns( {} ) ) ).toEqual( [] );
	const twice = dns( { 'twice.org': [ 'v=spf1 a -all', 'v=spf1 mx -all' ], '_dmarc.twice.org': [ 'v=DMARC1; p=none' ] } );
	expect( await levels( 'twice.org', twice ) ).toEqual( [ 'spf warning', 'dmarc ok' ] );
	// A subdomain lives under the record of the domain above.
	const below = dns( { 'mail.shop.org': [ 'v=spf1 -all' ], '_dmarc.shop.org': [ 'v=DMARC1;p=none' ] } );
	expect( await levels( 'mail.shop.org', below ) ).toEqual( [ 'spf ok', 'dmarc ok' ] );
	expect( ( await judgeSender( '', 'help@bare.org', dns( {} ) ) ).warnings.map( ( warning ) => warning.part ) ).toEqual( [
		'spf',
		'dmarc',
	] );
	const passed = 'Authentication-Results: mx.example; spf=pass; dmarc=pass\r\n';
	expect( ( await judgeSender( passed, 'help@bare.org', dns( {} ) ) ).warnings ).toEqual( [] );
} );

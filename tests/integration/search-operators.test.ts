/** The search box offers what the server understands, and nothing else. */
import { OPERATORS } from '../../src/core/search/operators.ts';
import { site } from './site.ts';

it( 'offers each operator of the server, with values that the server takes', async () => {
	const server = await site().runPhp< Record< string, string[] > >( 'return Mesa\\Domain\\SearchParser::operators();' );
	expect( OPERATORS.map( ( operator ) => operator.name ).sort() ).toEqual( Object.keys( server ).sort() );
	for ( const operator of OPERATORS ) {
		const fixed = server[ operator.name ]!;
		expect( [ operator.name, operator.takes === 'fixed' ] ).toEqual( [ operator.name, fixed.length > 0 ] );
		if ( operator.takes === 'fixed' ) {
			expect( operator.values.filter( ( value ) => ! fixed.includes( value ) ) ).toEqual( [] );
		}
	}
} );

it( 'and the guide lists them', async () => {
	const { readFileSync } = await import( 'node:fs' );
	const guide = readFileSync( 'docs/search.md', 'utf8' );
	for ( const operator of OPERATORS ) {
		expect( [ operator.name, guide.includes( `${ operator.name }:` ) ] ).toEqual( [ operator.name, true ] );
	}
} );

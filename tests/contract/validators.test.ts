/** Both validators, ajv in the poller and WordPress's own, say the same about the same values. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { site } from '../integration/site.ts';
import { problems, schemas } from './schemas.ts';
import { spoil, type Spoiled } from './spoil.ts';

interface Fixture {
	valid: unknown[];
	invalid: Spoiled[];
}

const folder = join( __dirname, '..', 'fixtures', 'contract' );
const names = readdirSync( folder ).map( ( file ) => basename( file, '.json' ) );

interface Case {
	valid: unknown[];
	broken: Spoiled[];
}

const cases = new Map< string, Case >(
	names.map( ( name ) => {
		const { valid, invalid } = JSON.parse( readFileSync( join( folder, `${ name }.json` ), 'utf8' ) ) as Fixture;
		return [ name, { valid, broken: [ ...invalid, ...valid.flatMap( ( value ) => spoil( schemas[ name ]!, value ) ) ] } ];
	} )
);

/** WordPress's opinion of every value, by schema: '' or what is wrong. All in one request, since one can take a second. */
let wordpress: Record< string, string[] > = {};

beforeAll( async () => {
	const values = Object.fromEntries(
		[ ...cases ].map( ( [ name, { valid, broken } ] ) => [ name, [ ...valid, ...broken.map( ( one ) => one.value ) ] ] )
	);
	wordpress = await site().runPhp(
		`foreach ( $args as $name => $values ) {
			$schema = Mesa\\Contract\\Contract::schema( $name );
			foreach ( $values as $i => $value ) {
				$valid = rest_validate_value_from_schema( $value, $schema, 'value' );
				$args[ $name ][ $i ] = is_wp_error( $valid ) ? $valid->get_error_message() : '';
			}
		}
		return $args;`,
		values
	);
} );

it( 'every schema has a fixture, and every fixture a schema', () => {
	expect( names.sort() ).toEqual( Object.keys( schemas ).sort() );
} );

it.each( names )( '%s: valid values pass both, broken ones neither', ( name ) => {
	const { valid, broken } = cases.get( name )!;
	const said = wordpress[ name ]!;
	expect( valid.length ).toBeGreaterThan( 0 );
	expect( broken.length ).toBeGreaterThan( 0 );
	expect( said ).toHaveLength( valid.length + broken.length );
	valid.forEach( ( value, i ) => {
		expect( { value: i, ajv: problems( name, value ), wordpress: said[ i ] } ).toEqual( { value: i, ajv: '', wordpress: '' } );
	} );
	const undetected = broken
		.map( ( one, i ) => ( { why: one.why, ajv: problems( name, one.value ) !== '', wordpress: said[ valid.length + i ] !== '' } ) )
		.filter( ( one ) => ! one.ajv || ! one.wordpress );
	expect( undetected ).toEqual( [] );
} );

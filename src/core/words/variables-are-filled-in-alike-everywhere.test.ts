import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fillVariables, unknownVariables } from './variables.ts';

interface Fixture {
	values: Record< string, string >;
	cases: Array< { why: string; html: string; filled: string; missing: string[] } >;
}

/** The server reads the same file: tests/integration/variables-are-filled-in-alike.test.ts. */
const fixture = JSON.parse( readFileSync( join( __dirname, '../../../tests/fixtures/variables.json' ), 'utf8' ) ) as Fixture;

it.each( fixture.cases )( '$why', ( { html, filled, missing } ) => {
	expect( fillVariables( html, fixture.values ) ).toEqual( { html: filled, missing } );
} );

it( 'names a slip, so that it can be mended before a customer reads it', () => {
	expect( unknownVariables( 'Hello {customer.frist_name}, {ticket.number}' ) ).toEqual( [ 'customer.frist_name' ] );
} );

/** The browser fills variables in while somebody writes, the server in signatures and footers: both read one file. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { site } from './site.ts';

interface Case {
	why: string;
	html: string;
	filled: string;
	missing: string[];
}
const fixture = JSON.parse( readFileSync( join( __dirname, '../fixtures/variables.json' ), 'utf8' ) ) as {
	values: Record< string, string >;
	cases: Case[];
};

it( 'the server fills in what the browser fills in', async () => {
	const got = await site().runPhp< Array< { html: string; missing: string[] } > >(
		`return array_map( static function ( array $one ) use ( $args ) {
			$html = Mesa\\Domain\\Variables::fill( $one['html'], $args['values'] );
			return array( 'html' => $html, 'missing' => Mesa\\Domain\\Variables::unfilled( $html ) );
		}, $args['cases'] );`,
		fixture
	);
	expect( fixture.cases.map( ( one, i ) => ( { why: one.why, ...got[ i ] } ) ) ).toEqual(
		fixture.cases.map( ( { why, filled, missing } ) => ( { why, html: filled, missing } ) )
	);
} );

it( 'what leaves without a person who looks holds no braces', async () => {
	const out = await site().runPhp< string[] >(
		`return array( Mesa\\Domain\\Variables::fill_whole( 'A {agent.name} {order.number}.', array( 'agent.name' => '<Ann>' ) ), Mesa\\Domain\\Variables::fill_text( '{site.name|x} {order.number}', array( 'site.name' => 'A & B' ) ) );`
	);
	expect( out ).toEqual( [ 'A &lt;Ann&gt; .', 'A & B ' ] );
} );

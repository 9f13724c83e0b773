import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { say } from '../../lib/progress.ts';
import type { Case } from './cases.ts';
import { EMPTY } from './client.ts';
import type { Desk } from './desk.ts';

interface Profile {
	/** Milliseconds since the request's beginning (or the tool's plugin was loaded), by WordPress's stage. */
	marks: Record< string, number >;
	/** Milliseconds and statement. */
	queries: [ number, string ][];
}

/** Tells where the time of a request goes: WordPress's stages, every statement. */
export async function profile( desk: Desk, cases: readonly Case[], wanted: string ): Promise< void > {
	const ask = async ( name: string, each: Case | null ) => {
		const person = desk.people[ each?.who ?? 'all' ];
		// What is changed in some rounds only says by their number how: a change that changes nothing tells little.
		const round = ( at: number ) => at * ( each?.every ?? 1 );
		for ( let at = 0; at < 4; at++ ) {
			await person.ask( each ? each.ask( desk, round( at ) ) : EMPTY );
		}
		await person.ask( each ? each.ask( desk, round( 4 ) ) : EMPTY, { 'X-Mesa-Bench': 'profile' } );
		const { marks, queries } = JSON.parse( readFileSync( join( desk.folder, 'wp-content', 'mesa-bench.json' ), 'utf8' ) ) as Profile;
		// Back again, for the next one who profiles.
		await person.ask( each ? each.ask( desk, round( 5 ) ) : EMPTY );
		say(
			`\n${ name }, ${ desk.tickets } tickets: ${ queries.length } statements, ${ queries.reduce( ( sum, [ ms ] ) => sum + ms, 0 ).toFixed( 1 ) } ms`
		);
		say(
			Object.entries( marks )
				.map( ( [ stage, ms ] ) => `  ${ stage } ${ ms }` )
				.join( '\n' )
		);
		for ( const [ ms, statement ] of queries ) {
			say( `  ${ ms.toFixed( 2 ).padStart( 7 ) } ms  ${ statement.replace( /\s+/g, ' ' ).slice( 0, 400 ) }` );
		}
	};
	await ask( 'the empty route', null );
	for ( const each of cases.filter( ( one ) => one.name.includes( wanted ) ) ) {
		await ask( each.name, each );
	}
}

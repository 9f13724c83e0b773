/** An agent's day, in three browsers at once; each test is named after the row of the features that it makes true. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { closeBrowser } from './desk.ts';
import { Day } from './workspace/day.ts';
import { ROWS } from './workspace/rows.ts';

let day: Day;

beforeAll( async () => {
	day = await Day.begin();
} );

afterAll( async () => {
	await day?.end();
	await closeBrowser();
} );

it.each( ROWS.map( ( step ) => [ step.row, step.does, step ] as const ) )( '%s: %s', async ( _row, _does, step ) => {
	try {
		await step.run( day );
		expect( day.thrown.splice( 0 ) ).toEqual( [] );
	} catch ( error ) {
		await day.shots( `workspace-${ step.row }-failed` );
		await day.startAgain();
		throw error;
	}
} );

it( 'throws nothing at the end of the day', () => {
	expect( day.thrown ).toEqual( [] );
} );

import { said } from './said.ts';

function form( fields: Record< string, string > ): FormData {
	const data = new FormData();
	Object.entries( fields ).forEach( ( [ name, value ] ) => data.set( name, value ) );
	return data;
}

it( 'leaves out what was not answered', () => {
	expect( said( form( {} ) ) ).toEqual( {} );
	expect( said( form( { comment: '   \n' } ) ) ).toEqual( {} );
	expect( said( form( { up_to_date: 'perhaps' } ) ) ).toEqual( {} );
} );

it( 'keeps what was, a "no" as well', () => {
	expect( said( form( { up_to_date: 'no', comment: ' The button is blue now. ' } ) ) ).toEqual( {
		up_to_date: false,
		comment: 'The button is blue now.',
	} );
} );

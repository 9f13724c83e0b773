import { contentOf, newKey, requestOf } from './send.ts';

function form( fields: Record< string, string >, files: File[] = [] ): FormData {
	const data = new FormData();
	Object.entries( fields ).forEach( ( [ name, value ] ) => data.append( name, value ) );
	files.forEach( ( file ) => data.append( 'files[]', file ) );
	return data;
}

const written = {
	form: 'sealed',
	name: '',
	email: 'ana@customer.example',
	subject: 'Hello',
	message: 'World',
	website: '',
	page: 'https://shop.example/',
	anchor: 'mesa-form-1',
};

it( 'sends nothing that the contract does not know: an unknown field is an error there', () => {
	const body = requestOf( form( written, [ new File( [], '' ), new File( [ 'x' ], 'a.txt' ) ] ), 'key-1' );
	expect( [ ...body.keys() ] ).toEqual( [ 'form', 'email', 'subject', 'message', 'website', 'files[]', 'client_key' ] );
	expect( ( body.get( 'files[]' ) as File ).name ).toBe( 'a.txt' );
	expect( body.get( 'client_key' ) ).toBe( 'key-1' );
} );

it( 'tells a second try of a message from another message', () => {
	expect( contentOf( form( written ) ) ).toBe( contentOf( form( written ) ) );
	// What a file field holds when no file was chosen.
	const none = ( lastModified: number ) => form( written, [ new File( [], '', { lastModified } ) ] );
	expect( contentOf( none( 1 ) ) ).toBe( contentOf( none( 2 ) ) );
	expect( contentOf( form( { ...written, message: 'World!' } ) ) ).not.toBe( contentOf( form( written ) ) );
	expect( contentOf( form( written, [ new File( [ 'x' ], 'a.txt', { lastModified: 1 } ) ] ) ) ).not.toBe( contentOf( form( written ) ) );
} );

it( 'makes keys that the contract takes, also on pages without https', () => {
	const keys = new Set( Array.from( { length: 50 }, newKey ) );
	expect( keys.size ).toBe( 50 );
	keys.forEach( ( key ) => expect( key ).toMatch( /^[0-9a-f]{32}$/ ) );
} );

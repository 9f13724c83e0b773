import { fetchList, obey, type News } from './worker.ts';

const where = 'https://shop.example/wp-content/uploads/mesa-search/articles-old.json';
const list = {
	v: 1,
	language: 'en',
	base: '/kb/',
	topics: [],
	synonyms: [],
	articles: [ [ 7, 'returns/', 'Return something', [], '', 'Print the label.', '', 2 ] ],
};

/** Answers by address; what is not named is not there. */
function site( files: Record< string, unknown > ): string[] {
	const asked: string[] = [];
	globalThis.fetch = ( ( address: string | URL ) => {
		const name = String( address ).split( '/' ).at( -1 ) as string;
		asked.push( name );
		const there = name in files;
		return Promise.resolve( {
			ok: there,
			status: there ? 200 : 404,
			json: () => ( there ? Promise.resolve( files[ name ] ) : Promise.reject( new SyntaxError( 'no JSON' ) ) ),
			text: () => Promise.resolve( String( files[ name ] ?? '' ) ),
		} );
	} ) as unknown as typeof fetch;
	return asked;
}

function hearing(): News[] {
	const heard: News[] = [];
	jest.spyOn( self, 'postMessage' ).mockImplementation( ( news: unknown ) => void heard.push( news as News ) );
	return heard;
}

afterEach( () => {
	jest.restoreAllMocks();
	Reflect.deleteProperty( globalThis, 'fetch' );
} );

it( 'finds the list that there is when a page out of a cache names one that is gone', async () => {
	const asked = site( { 'current.txt': 'articles-new.json\n', 'articles-new.json': list } );
	expect( await fetchList( where ) ).toEqual( list );
	expect( asked ).toEqual( [ 'articles-old.json', 'current.txt', 'articles-new.json' ] );
} );

it( 'asks once when the list is where the page says', async () => {
	const asked = site( { 'articles-old.json': list } );
	await fetchList( where );
	expect( asked ).toHaveLength( 1 );
} );

it( 'leaves the page to the server when there is no list, or one of another form', async () => {
	for ( const files of [ {}, { 'articles-old.json': { ...list, v: 2 } }, { 'articles-old.json': 'a login page' } ] ) {
		site( files );
		const heard = hearing();
		await obey( { list: where } );
		expect( heard ).toEqual( [ { ready: false } ] );
		jest.restoreAllMocks();
	}
} );

it( 'answers each question under its own number', async () => {
	site( { 'articles-old.json': list } );
	const heard = hearing();
	await obey( { list: where } );
	await obey( { id: 1, question: 'returning', limit: 5, ahead: false } );
	await obey( { id: 2, question: 'giraffe', limit: 5, ahead: false } );
	expect( heard ).toEqual( [
		{ ready: true },
		{ id: 1, answers: [ expect.objectContaining( { id: 7, url: '/kb/returns/', titleMarks: [ [ 0, 6 ] ] } ) ] },
		{ id: 2, answers: [] },
	] );
} );

it( 'does not work on a question that the next key called off', async () => {
	site( { 'articles-old.json': list } );
	const heard = hearing();
	await obey( { list: where } );
	await Promise.all( [
		obey( { id: 1, question: 'returning', limit: 5, ahead: false } ),
		obey( { id: 2, question: 'returning', limit: 5, ahead: false } ),
		obey( { drop: 1 } ),
	] );
	expect( heard ).toEqual( [ { ready: true }, { id: 2, answers: [ expect.objectContaining( { id: 7 } ) ] } ] );
} );

it( 'works out what the next key may ask for, until somebody asks', async () => {
	site( { 'articles-old.json': list } );
	const heard = hearing();
	await obey( { list: where } );
	// The page has the answers to this one already.
	await obey( { id: 0, question: 'ret', limit: 5, ahead: true } );
	expect( heard ).toEqual( [ { ready: true }, { limit: 5, foreseen: expect.objectContaining( { retu: expect.any( String ) } ) } ] );
	const [ , news ] = heard as unknown as { foreseen: Record< string, string > }[];
	await obey( { id: 1, question: 'retu', limit: 5, ahead: false } );
	expect( heard.at( -1 ) ).toEqual( { id: 1, answers: JSON.parse( news?.foreseen[ 'retu' ] ?? '' ) } );
	heard.length = 0;
	await Promise.all( [
		obey( { id: 2, question: 'ret', limit: 5, ahead: true } ),
		obey( { id: 3, question: 'label', limit: 5, ahead: false } ),
	] );
	expect( heard.map( ( one ) => Object.keys( one )[ 0 ] ) ).toEqual( [ 'id', 'id' ] );
} );

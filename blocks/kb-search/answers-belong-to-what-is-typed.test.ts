/** A list of answers is only ever shown beside the question it answers, and a field is only busy while somebody waits. */
import type { SearchField as Field } from './field.ts';

const words = { one: 'One answer', many: '%s answers', none: 'No answer', failed: 'Search does not work' };
const item = ( id: number, title: string ) => ( { id, title, url: `https://shop.example/${ id }/`, excerpt: '', topic: '' } );

/** What the server has been asked, and how it answers: "slow" not at all, "broken" with an error. */
let asked: string[];
let number = 0;
let SearchField: typeof Field;

beforeAll( async () => {
	// WordPress gives this module to the page, with what the page says to it: here that the server answers.
	const page = { endpoint: 'https://shop.example/wp-json/mesa/v1/articles/search', list: '', worker: '' };
	jest.doMock( '@wordpress/interactivity', () => ( { getConfig: () => page } ), { virtual: true } );
	( { SearchField } = await import( './field.ts' ) );
} );

beforeEach( () => {
	jest.useFakeTimers();
	asked = [];
	// What is noted about searches is no question.
	Object.defineProperty( navigator, 'sendBeacon', { configurable: true, value: () => true } );
	globalThis.fetch = ( ( address: string ) => {
		const q = new URL( address ).searchParams.get( 'q' ) ?? '';
		asked.push( q );
		return q.startsWith( 'slow' )
			? new Promise( () => undefined )
			: Promise.resolve( {
					ok: ! q.startsWith( 'broken' ),
					status: 500,
					json: () => Promise.resolve( { items: [ item( 7, `About ${ q }` ) ] } ),
				} );
	} ) as unknown as typeof fetch;
} );

afterEach( () => {
	jest.useRealTimers();
	document.body.replaceChildren();
	Reflect.deleteProperty( globalThis, 'fetch' );
} );

/** A field as render.php prints it, on a page that answers to `given`. */
function field( given = '' ) {
	const id = `search-${ ++number }`;
	document.body.innerHTML = `<div id="${ id }" data-limit="5"><form>
		<input role="combobox" aria-expanded="false" value="${ given }"><button></button>
		<div role="listbox" hidden></div><p role="status"></p>
	</form></div>`;
	const find = < Kind extends HTMLElement >( selector: string ) => document.querySelector( selector ) as Kind;
	const root = find( `#${ id }` );
	const input = find< HTMLInputElement >( 'input' );
	const list = find( '[role=listbox]' );
	new SearchField( root, words, 'https://shop.example/wp-json/mesa/v1/kb/searches' );
	return {
		input,
		enter: () => input.focus(),
		leave: () => input.blur(),
		write: ( text: string ) => {
			input.value = text;
			input.dispatchEvent( new Event( 'input' ) );
		},
		press: ( key: string ) => input.dispatchEvent( new KeyboardEvent( 'keydown', { key, cancelable: true } ) ),
		wait: ( time = 2000 ) => jest.advanceTimersByTimeAsync( time ),
		/** Titles somebody sees. */
		seen: () => ( list.hidden ? [] : [ ...list.querySelectorAll( 'strong' ) ].map( ( { textContent } ) => textContent ) ),
		isBusy: () => root.classList.contains( 'is-busy' ),
		status: () => find( '[role=status]' ).textContent,
	};
}

it( 'answers come back with the field', async () => {
	const { enter, leave, write, wait, seen } = field();
	enter();
	write( 'lamps' );
	await wait();
	expect( seen() ).toEqual( [ 'About lamps' ] );
	leave();
	expect( seen() ).toEqual( [] );
	enter();
	expect( seen() ).toEqual( [ 'About lamps' ] );
	expect( asked ).toEqual( [ 'lamps' ] );
} );

it( 'those of another question do not: it is asked anew', async () => {
	const { enter, leave, write, press, wait, seen } = field();
	enter();
	write( 'chairs' );
	await wait();
	write( 'chairs and tables' );
	leave();
	await wait();
	expect( asked ).toEqual( [ 'chairs' ] );
	enter();
	expect( seen() ).toEqual( [] );
	press( 'ArrowDown' );
	expect( seen() ).toEqual( [] );
	await wait();
	expect( seen() ).toEqual( [ 'About chairs and tables' ] );
} );

it( 'nor do those before a search that failed; coming back tries again', async () => {
	const { enter, leave, write, press, wait, seen, status } = field();
	enter();
	write( 'sofas' );
	await wait();
	write( 'broken sofas' );
	await wait();
	expect( [ seen(), status() ] ).toEqual( [ [], words.failed ] );
	press( 'ArrowDown' );
	expect( seen() ).toEqual( [] );
	leave();
	enter();
	expect( seen() ).toEqual( [] );
	await wait();
	expect( asked ).toEqual( [ 'sofas', 'broken sofas', 'broken sofas' ] );
} );

it( 'a question that the page itself answers is not asked again', async () => {
	const { enter, wait, seen } = field( 'beds' );
	enter();
	await wait();
	expect( [ asked, seen() ] ).toEqual( [ [], [] ] );
} );

it( 'the first Escape closes the list, an arrow opens it again', async () => {
	const { enter, write, press, wait, seen } = field();
	enter();
	write( 'mirrors' );
	await wait();
	press( 'Escape' );
	expect( seen() ).toEqual( [] );
	press( 'ArrowDown' );
	expect( seen() ).toEqual( [ 'About mirrors' ] );
} );

it( 'what somebody chooses from is not changed under their hands by an answer that comes late', async () => {
	const { input, enter, write, press, wait, seen, isBusy } = field();
	enter();
	write( 'clocks' );
	await wait();
	write( 'clocks and bells' );
	press( 'ArrowDown' );
	await wait();
	expect( seen() ).toEqual( [ 'About clocks' ] );
	expect( document.querySelector( '[aria-selected=true]' )?.id ).toBe( input.getAttribute( 'aria-activedescendant' ) );
	expect( isBusy() ).toBe( false );
	write( 'clocks and bells, old' );
	await wait();
	expect( seen() ).toEqual( [ 'About clocks and bells, old' ] );
} );

it( 'a field that is emptied or left while it waits is busy no longer', async () => {
	const { enter, leave, write, wait, isBusy } = field();
	enter();
	write( 'slow vases' );
	await wait( 500 );
	expect( isBusy() ).toBe( true );
	write( '' );
	expect( isBusy() ).toBe( false );
	write( 'slow rugs' );
	write( '' );
	await wait();
	expect( isBusy() ).toBe( false );
	write( 'slow doors' );
	leave();
	await wait();
	expect( isBusy() ).toBe( false );
} );

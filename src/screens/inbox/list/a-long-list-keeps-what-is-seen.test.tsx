import { act, fireEvent, render, screen } from '@testing-library/react';
import { dispatch } from '@wordpress/data';
import { useMemo } from '@wordpress/element';
import { getBoot } from '../../../store/boot.ts';
import { deskStore, registerDeskStore } from '../../../store/desk/index.ts';
import { listKey, type ListQuery } from '../../../store/desk/state.ts';
import { standInForSite, ticketRow } from '../../../store/testing.ts';
import { useDesk } from '../use-desk.ts';
import { TicketList } from './ticket-list.tsx';

registerDeskStore();

const ROWS = 120;
const ROW_PX = 64;
const SEEN_PX = 640;
const query: ListQuery = { folder: 'open', order: 'newest' };
const NONE: ReadonlySet< number > = new Set();
const nothing = () => undefined;

function Shown( { current, order = 'newest' }: { current: number | null; order?: ListQuery[ 'order' ] } ) {
	const shown = useMemo( () => ( { ...query, order } ), [ order ] );
	const list = useDesk( ( desk ) => desk.lists[ listKey( shown ) ], [ shown ] );
	return (
		<TicketList
			query={ shown }
			list={ list }
			isOld={ false }
			current={ current }
			selected={ NONE }
			onOpen={ nothing }
			onSelect={ nothing }
		/>
	);
}

/** jsdom lays nothing out: the sizes are what a browser would say. */
function size( name: 'offsetHeight' | 'clientHeight', of: ( element: HTMLElement ) => number ) {
	Object.defineProperty( HTMLElement.prototype, name, {
		configurable: true,
		get() {
			return of( this as HTMLElement );
		},
	} );
}

const boxes = () => screen.queryAllByRole( 'checkbox' ).length;

async function scrollTo( row: number ) {
	const scroller = document.querySelector( '.mesa-list__scroll' ) as HTMLElement;
	scroller.scrollTop = row * ROW_PX;
	await act( async () => void fireEvent.scroll( scroller ) );
}

beforeEach( async () => {
	window.mesaBoot = { ...getBoot(), capabilities: { mesa_edit_tickets: true } };
	window.HTMLElement.prototype.scrollIntoView = nothing;
	size( 'offsetHeight', ( element ) => ( element.matches( '.mesa-list__rows' ) ? element.childElementCount * ROW_PX : 0 ) );
	size( 'clientHeight', ( element ) => ( element.matches( '.mesa-list__scroll' ) ? SEEN_PX : 0 ) );
	const items = Array.from( { length: ROWS }, ( _each, at ) =>
		ticketRow( { id: at + 1, subject: `Subject ${ at + 1 }`, customer_name: `Customer ${ at + 1 }`, preview: 'Newest words' } )
	);
	standInForSite( () => ( { items, next_cursor: null } ) );
	await dispatch( deskStore ).loadList( query );
} );

it( 'draws whole what is seen; of all others name, subject and link stand there, so that nobody loses count or place', async () => {
	render( <Shown current={ null } /> );
	expect( screen.getAllByRole( 'listitem' ) ).toHaveLength( ROWS );
	expect( boxes() ).toBeLessThan( 60 );
	expect( screen.getByRole( 'link', { name: 'Customer 100: Subject 100' } ) ).toHaveAttribute(
		'href',
		expect.stringContaining( 'ticket=100' )
	);
	await scrollTo( 90 );
	expect( screen.getByRole( 'checkbox', { name: 'Select “Subject 100”' } ) ).toBeInTheDocument();
	expect( boxes() ).toBeLessThan( 60 );
	expect( screen.getByRole( 'link', { name: 'Customer 3: Subject 3' } ) ).toBeInTheDocument();
} );

it( 'begins at the top of the next list, wherever one was in the one before', async () => {
	const { rerender } = render( <Shown current={ null } /> );
	await scrollTo( 90 );
	rerender( <Shown current={ null } order="created" /> );
	expect( screen.queryByRole( 'listitem' ) ).toBeNull();
	await act( async () => dispatch( deskStore ).loadList( { ...query, order: 'created' } ) );
	expect( screen.getByRole( 'checkbox', { name: 'Select “Subject 1”' } ) ).toBeInTheDocument();
} );

it( 'leaves the row whole that has the keyboard, and the one that is open', async () => {
	render( <Shown current={ 7 } /> );
	screen.getByRole( 'checkbox', { name: 'Select “Subject 3”' } ).focus();
	await scrollTo( 90 );
	expect( screen.getByRole( 'checkbox', { name: 'Select “Subject 3”' } ) ).toHaveFocus();
	expect( screen.getByRole( 'checkbox', { name: 'Select “Subject 7”' } ) ).toBeInTheDocument();
} );

import { render, screen, waitFor } from '@testing-library/react';
import { dispatch } from '@wordpress/data';
import { deskStore, registerDeskStore } from '../../../store/desk/index.ts';
import { listKey, type ListQuery } from '../../../store/desk/state.ts';
import { standInForSite, ticketRow } from '../../../store/testing.ts';
import { useDesk } from '../use-desk.ts';
import { TicketList } from './ticket-list.tsx';

registerDeskStore();

/** A foot that is always in sight. */
class InSight {
	constructor( private readonly tell: ( entries: { isIntersecting: boolean }[] ) => void ) {}
	observe() {
		this.tell( [ { isIntersecting: true } ] );
	}
	disconnect() {}
}

const query: ListQuery = { folder: 'all', order: 'newest', search: 'rare' };

function Searched() {
	const list = useDesk( ( desk ) => desk.lists[ listKey( query ) ] );
	return (
		<TicketList
			query={ query }
			list={ list }
			isOld={ false }
			current={ null }
			selected={ new Set() }
			onOpen={ () => undefined }
			onSelect={ () => undefined }
		/>
	);
}

it( 'goes on by itself when a search gives an empty page and has not come to its end', async () => {
	const before = window.IntersectionObserver;
	window.IntersectionObserver = InSight as unknown as typeof IntersectionObserver;
	const pages = [
		{ items: [], next_cursor: 'a' },
		{ items: [], next_cursor: 'b' },
		{ items: [ ticketRow( { subject: 'A rare word' } ) ], next_cursor: null },
	];
	standInForSite( () => pages.shift() );
	await dispatch( deskStore ).loadList( query );
	render( <Searched /> );
	expect( screen.queryByText( /Nothing/ ) ).toBeNull();
	await waitFor( () => expect( screen.getByRole( 'listitem' ) ).toHaveTextContent( 'A rare word' ) );
	expect( pages ).toEqual( [] );
	window.IntersectionObserver = before;
} );

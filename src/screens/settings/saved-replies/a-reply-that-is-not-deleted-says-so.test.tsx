import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { standInForSite } from '../../../store/testing.ts';
import { SavedReplies } from './index.tsx';

const reply = {
	id: 4,
	title: 'Opening hours',
	folder: '',
	html: '<p>From nine to five.</p>',
	text: 'From nine to five.',
	shared: true,
	mailbox_ids: [],
	files: [],
	actions: { status: '', assign: '', add_tags: [] },
	uses: 0,
	last_used_at: null,
	can_edit: true,
};

it( 'stays open with the reason, and the list says what was deleted in the end', async () => {
	let isRefused = true;
	standInForSite( ( { method } ) => {
		if ( method === 'DELETE' && isRefused ) {
			throw { code: 'mesa_not_found', message: 'Somebody else is at it.', data: { status: 409 } };
		}
		return method === 'DELETE' ? { deleted: true } : [ reply ];
	} );
	render( <SavedReplies /> );
	await userEvent.click( await screen.findByRole( 'button', { name: 'Actions for “Opening hours”' } ) );
	await userEvent.click( await screen.findByRole( 'menuitem', { name: 'Delete' } ) );
	const dialog = screen.getByRole( 'dialog', { name: 'Delete “Opening hours”?' } );
	await userEvent.click( within( dialog ).getByRole( 'button', { name: 'Delete' } ) );
	expect( await within( dialog ).findByRole( 'alert' ) ).toHaveTextContent( 'Somebody else is at it.' );
	isRefused = false;
	await userEvent.click( within( dialog ).getByRole( 'button', { name: 'Delete' } ) );
	await waitFor( () => expect( screen.queryByRole( 'dialog' ) ).toBeNull() );
	expect( screen.getByText( '“Opening hours” is deleted.' ) ).toHaveAttribute( 'role', 'status' );
} );

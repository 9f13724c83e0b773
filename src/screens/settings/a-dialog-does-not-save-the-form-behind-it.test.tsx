import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { EntryDialog } from './entry-dialog.tsx';

it( 'saves what is in the dialog, and nothing of the form that it was opened from', async () => {
	const form = jest.fn();
	const dialog = jest.fn( async () => undefined );
	const close = jest.fn();
	render(
		<form onSubmit={ form }>
			<EntryDialog title="Ask for “Order”" verb="Done" onSave={ dialog } onClose={ close }>
				{ () => <p>What the visitor reads</p> }
			</EntryDialog>
		</form>
	);
	fireEvent.click( screen.getByRole( 'button', { name: 'Done' } ) );
	await waitFor( () => expect( close ).toHaveBeenCalledTimes( 1 ) );
	expect( dialog ).toHaveBeenCalledTimes( 1 );
	expect( form ).not.toHaveBeenCalled();
} );

import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { EntryDialog } from './entry-dialog.tsx';

/** A dialog goes with a movement that takes a moment. */
const pass = () => act( () => jest.advanceTimersByTimeAsync( 1_000 ) );

beforeEach( () => void jest.useFakeTimers() );
afterEach( () => void jest.useRealTimers() );

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

it( 'stays until the site has answered, and says what it refused', async () => {
	const close = jest.fn();
	let refuse: ( reason: unknown ) => void = () => undefined;
	render(
		<EntryDialog title="A tag" onSave={ () => new Promise( ( _, reject ) => ( refuse = reject ) ) } onClose={ close }>
			{ () => <input aria-label="Name" defaultValue="returns" /> }
		</EntryDialog>
	);
	fireEvent.click( screen.getByRole( 'button', { name: 'Save' } ) );
	fireEvent.keyDown( screen.getByRole( 'textbox', { name: 'Name' } ), { key: 'Escape', code: 'Escape' } );
	await pass();
	expect( screen.getByRole( 'button', { name: 'Cancel' } ) ).toBeDisabled();
	expect( close ).not.toHaveBeenCalled();
	refuse( { code: 'mesa_taken', message: 'There is one of that name.', data: { status: 409 } } );
	expect( await screen.findByText( 'There is one of that name.' ) ).toBeInTheDocument();
	fireEvent.keyDown( screen.getByRole( 'textbox', { name: 'Name' } ), { key: 'Escape', code: 'Escape' } );
	await pass();
	expect( close ).toHaveBeenCalledTimes( 1 );
} );

it( 'does not throw away what was typed or taken out by a click beside it or by Escape', async () => {
	const change = ( name: string ) =>
		name === 'Name'
			? fireEvent.change( screen.getByRole( 'textbox', { name } ), { target: { value: 'refunds' } } )
			: fireEvent.click( screen.getByRole( 'button', { name } ) );
	for ( const name of [ 'Name', 'Remove an answer' ] ) {
		const close = jest.fn();
		const { unmount } = render(
			<EntryDialog title="A question" onSave={ async () => undefined } onClose={ close }>
				{ () => (
					<>
						<input aria-label="Name" defaultValue="returns" />
						<button type="button">Remove an answer</button>
					</>
				) }
			</EntryDialog>
		);
		change( name );
		const beside = screen.getByRole( 'dialog' ).closest( '.components-modal__screen-overlay' ) as HTMLElement;
		for ( const type of [ 'pointerdown', 'pointerup' ] ) {
			fireEvent( beside, new MouseEvent( type, { bubbles: true, button: 0 } ) );
		}
		fireEvent.keyDown( screen.getByRole( 'textbox', { name: 'Name' } ), { key: 'Escape', code: 'Escape' } );
		await pass();
		expect( close ).not.toHaveBeenCalled();
		unmount();
	}
} );

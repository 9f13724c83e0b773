import { fireEvent, render, screen } from '@testing-library/react';
import { Modal } from '@wordpress/components';
import { lazyPart } from './lazy-part.tsx';

function Content( { name }: { name: string } ) {
	return <p>Here is { name }</p>;
}

let isGone = true;
const load = jest.fn( async () => {
	if ( isGone ) {
		throw new Error( 'Loading chunk dialogs failed.' );
	}
	return Content;
} );

beforeEach( () => {
	isGone = true;
	load.mockClear();
	// React tells of each fault that a boundary catches.
	jest.spyOn( console, 'error' ).mockImplementation( () => undefined );
} );
afterEach( () => jest.restoreAllMocks() );

it( 'takes nothing else away when it cannot be fetched, and comes when it is tried again', async () => {
	const Part = lazyPart( { load, waiting: () => <p>On its way</p> } );
	render(
		<>
			<textarea aria-label="Your reply" defaultValue="Half a sentence" />
			<Part name="the dialog" />
		</>
	);
	expect( screen.getByText( 'On its way' ) ).toBeInTheDocument();
	expect( await screen.findByRole( 'alert' ) ).toHaveTextContent( 'could not be shown' );
	expect( screen.getByRole( 'textbox' ) ).toHaveValue( 'Half a sentence' );
	fireEvent.click( screen.getByRole( 'button', { name: 'Try again' } ) );
	expect( await screen.findByRole( 'alert' ) ).toBeInTheDocument();
	expect( load ).toHaveBeenCalledTimes( 2 );
	isGone = false;
	fireEvent.click( screen.getByRole( 'button', { name: 'Try again' } ) );
	expect( await screen.findByText( 'Here is the dialog' ) ).toBeInTheDocument();
	expect( load ).toHaveBeenCalledTimes( 3 );
} );

it( 'is fetched anew when it is asked for another time, and says where a dialog would be that it did not come', async () => {
	const close = jest.fn();
	const Part = lazyPart( {
		load,
		place: ( failed ) => (
			<Modal title="This did not open" onRequestClose={ close }>
				{ failed }
			</Modal>
		),
	} );
	const first = render( <Part name="one" /> );
	expect( await screen.findByRole( 'dialog', { name: 'This did not open' } ) ).toHaveTextContent( 'could not be shown' );
	first.unmount();
	isGone = false;
	render( <Part name="another" /> );
	expect( await screen.findByText( 'Here is another' ) ).toBeInTheDocument();
	expect( load ).toHaveBeenCalledTimes( 2 );
} );

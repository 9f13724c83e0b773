import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { standInForSite } from '../../../store/testing.ts';
import { SynonymsPage } from './index.tsx';

/** Whether the browser would ask. */
const asksForThePage = () => ! window.dispatchEvent( new Event( 'beforeunload', { cancelable: true } ) );

it( 'asks before typed words are left, and no more once they are saved', async () => {
	standInForSite( ( { data } ) => data ?? { groups: [ [ 'refund', 'money back' ] ] } );
	render( <SynonymsPage /> );
	const field = await screen.findByLabelText( 'One line for words that mean the same' );
	expect( asksForThePage() ).toBe( false );
	await userEvent.type( field, '\nparcel, package' );
	expect( asksForThePage() ).toBe( true );
	await userEvent.click( screen.getByRole( 'button', { name: 'Save words' } ) );
	await screen.findByText( /^Saved/ );
	expect( asksForThePage() ).toBe( false );
} );

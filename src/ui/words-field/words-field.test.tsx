import { fireEvent, render, screen } from '@testing-library/react';
import { WordsField } from './words-field.tsx';

let tries = 0;

// The script of the editor does not come the first time, as on a line that drops.
jest.mock( '../text-editor/make-text-editor.ts', () => ( {
	get makeTextEditor() {
		if ( tries++ === 0 ) {
			throw new Error( 'Loading chunk editor failed.' );
		}
		return jest.requireActual< typeof import( '../text-editor/make-text-editor.ts' ) >( '../text-editor/make-text-editor.ts' )
			.makeTextEditor;
	},
} ) );

it( 'says that its editor did not come, keeps the words, and shows them when it is tried again', async () => {
	const change = jest.fn();
	render( <WordsField label="Words" html="<p>It is on its way.</p>" onChange={ change } /> );
	expect( await screen.findByRole( 'alert' ) ).toHaveTextContent( 'could not be loaded' );
	fireEvent.click( screen.getByRole( 'button', { name: 'Try again' } ) );
	expect( await screen.findByRole( 'textbox', { name: 'Words' } ) ).toHaveTextContent( 'It is on its way.' );
	expect( screen.queryByRole( 'alert' ) ).toBeNull();
	expect( change ).not.toHaveBeenCalled();
} );

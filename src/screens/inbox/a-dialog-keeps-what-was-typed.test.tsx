import { act, fireEvent, render, screen, within } from '@testing-library/react';
import type { ReactElement } from 'react';
import { registerDeskStore } from '../../store/desk/index.ts';
import { registerListsStore } from '../../store/lists/index.ts';
import { standInForSite } from '../../store/testing.ts';
import { NewTicket } from './new-ticket.tsx';
import { SaveAsReply } from './saved-reply-dialog.tsx';
import { PickTime } from './thread/pick-time.tsx';
import { ViewDialog } from './views/view-dialog.tsx';
import { CallDialog } from './work/call-dialog.tsx';

registerDeskStore();
registerListsStore();

interface Case {
	name: string;
	dialog: ( onClose: () => void ) => ReactElement;
	/** What is typed, by field. */
	words: Readonly< Record< string, string > >;
	verb: string;
}

const cases: Case[] = [
	{
		name: 'a new ticket',
		dialog: ( onClose ) => <NewTicket onClose={ onClose } />,
		words: { Subject: 'Your order', 'Your mail': 'It is on its way.' },
		verb: 'Send mail',
	},
	{
		name: 'a call',
		dialog: ( onClose ) => <CallDialog ticketId={ 7 } phone="" onClose={ onClose } />,
		words: { 'What was said': 'She wants her money back.' },
		verb: 'Save call',
	},
	{
		name: 'a view',
		dialog: ( onClose ) => <ViewDialog query={ { folder: 'open', order: 'waiting' } } onClose={ onClose } />,
		words: { Name: 'Returns' },
		verb: 'Save',
	},
	{
		name: 'a saved reply',
		dialog: ( onClose ) => <SaveAsReply html="<p>Hello</p>" onClose={ onClose } />,
		words: { Name: 'Hello' },
		verb: 'Save',
	},
];

/** A dialog goes with a movement that takes a moment. */
const pass = () => act( () => jest.advanceTimersByTimeAsync( 1_000 ) );

const clickBeside = () => {
	const beside = screen.getByRole( 'dialog' ).closest( '.components-modal__screen-overlay' ) as HTMLElement;
	for ( const type of [ 'pointerdown', 'pointerup' ] ) {
		fireEvent( beside, new MouseEvent( type, { bubbles: true, button: 0 } ) );
	}
	return pass();
};

const escape = () => {
	fireEvent.keyDown( screen.getByRole( 'dialog' ), { key: 'Escape', code: 'Escape' } );
	return pass();
};

const field = ( name: string ) => within( screen.getByRole( 'dialog' ) ).getByRole( 'textbox', { name } );

beforeEach( () => {
	jest.useFakeTimers();
	window.localStorage.clear();
} );
afterEach( () => void jest.useRealTimers() );

it.each( cases )( '$name: neither a click beside it nor Escape loses what was typed', async ( { dialog, words } ) => {
	standInForSite( () => [] );
	const close = jest.fn();
	render( dialog( close ) );
	for ( const [ name, text ] of Object.entries( words ) ) {
		fireEvent.change( field( name ), { target: { value: text } } );
	}
	await clickBeside();
	await escape();
	expect( close ).not.toHaveBeenCalled();
	for ( const [ name, text ] of Object.entries( words ) ) {
		expect( field( name ) ).toHaveValue( text );
	}
	fireEvent.click( screen.getByRole( 'button', { name: 'Cancel' } ) );
	expect( close ).toHaveBeenCalledTimes( 1 );
} );

it.each( cases )( '$name: stays until the site has answered, and says what it refused', async ( { dialog, words, verb } ) => {
	// A draft is saved on its way, too.
	const waiting: ( ( reason: unknown ) => void )[] = [];
	standInForSite( ( { method } ) => ( method === 'GET' ? [] : new Promise( ( _, reject ) => waiting.push( reject ) ) ) );
	const close = jest.fn();
	render( dialog( close ) );
	for ( const [ name, text ] of Object.entries( words ) ) {
		fireEvent.change( field( name ), { target: { value: text } } );
	}
	fireEvent.click( screen.getByRole( 'button', { name: verb } ) );
	await pass();
	await clickBeside();
	await escape();
	expect( screen.queryByRole( 'button', { name: 'Close' } ) ).toBeNull();
	expect( screen.getByRole( 'button', { name: 'Cancel' } ) ).toBeDisabled();
	expect( close ).not.toHaveBeenCalled();
	waiting.forEach( ( refuse ) => refuse( { code: 'mesa_refused', message: 'Not like this.', data: { status: 400 } } ) );
	await pass();
	expect( screen.getByRole( 'alert' ) ).toHaveTextContent( 'Not like this.' );
	for ( const [ name, text ] of Object.entries( words ) ) {
		expect( field( name ) ).toHaveValue( text );
	}
} );

it.each( cases )( '$name: goes by a click beside it and by Escape while nothing is in it', async ( { dialog } ) => {
	standInForSite( () => [] );
	for ( const leave of [ clickBeside, escape ] ) {
		const close = jest.fn();
		const { unmount } = render( dialog( close ) );
		await leave();
		expect( close ).toHaveBeenCalledTimes( 1 );
		unmount();
	}
} );

it( 'a time: what was chosen is not lost by a click beside it', async () => {
	const close = jest.fn();
	render( <PickTime title="Send later" action="Send then" onPick={ jest.fn() } onClose={ close } /> );
	fireEvent.change( screen.getByLabelText( 'Day and time' ), { target: { value: '2031-05-04T08:30' } } );
	await clickBeside();
	expect( close ).not.toHaveBeenCalled();
} );
